import { type CsvColumn, listQuerySchema, severalSchema } from '@jalon/http';
import { plainEuros } from '@jalon/kernel';
import { z } from 'zod';
import { type WorkItem, workKindNames } from './work-item.ts';

const yesOrNo = z
  .enum(['true', 'false'], 'true ou false')
  .transform((text) => text === 'true')
  .optional();

/** What the worklist may be asked. */
export const worklistSchema = listQuerySchema(['dueOn'], [])
  .pick({ asOf: true, page: true, pageSize: true })
  .extend({
    kind: severalSchema.pipe(z.array(z.enum(workKindNames, 'genre de travail inconnu'))).optional(),
    who: z.enum(['finance', 'certificateur', 'comptable'], 'finance, certificateur ou comptable').optional(),
    funder: severalSchema.optional(),
    blocked: yesOrNo,
    late: yesOrNo,
  });

export type WorklistRequest = z.output<typeof worklistSchema>;

/** Whether an item is of those asked for; its kind apart, which is counted over all kinds. */
export function isAsked({ who, late, blocked }: WorklistRequest, item: WorkItem): boolean {
  return (
    (who === undefined || item.who === who) &&
    (late === undefined || item.late === late) &&
    (blocked === undefined || item.blocked.length > 0 === blocked)
  );
}

/** The worklist as a spreadsheet opens it. */
export const worklistColumns: readonly CsvColumn<WorkItem>[] = [
  { header: 'à faire', value: ({ label }) => label },
  { header: 'engagement', value: ({ commitment }) => commitment },
  { header: 'objet', value: ({ concerns }) => concerns },
  { header: 'intitulé', value: ({ title }) => title },
  { header: 'bénéficiaire', value: ({ beneficiary }) => beneficiary.name },
  { header: 'financeur', value: ({ funder }) => funder },
  { header: 'dispositif', value: ({ dispositif }) => dispositif },
  { header: 'montant', value: ({ amount }) => plainEuros(amount), format: 'euros' },
  { header: 'depuis le', value: ({ since }) => since, format: 'day' },
  { header: 'attendu le', value: ({ dueOn }) => dueOn, format: 'day' },
  { header: 'en retard', value: ({ late }) => (late ? 'oui' : 'non') },
  { header: 'bloqué par', value: ({ blocked }) => blocked.map(({ sentence }) => sentence).join(' ; ') },
];
