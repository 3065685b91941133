import { addMonths, firstRefusal } from '@jalon/kernel';
import type { DossierContext } from '../dossier.context.ts';
import type { ContentsRead, DossierContents } from '../dossier.events.ts';
import type { DecisionsOf } from '../intent.commands.ts';
import type { depositIntents } from './deposit.commands.ts';
import { IncompleteDraft, UnknownPorteur } from './deposit.errors.ts';
import { depositPolicies, draftPolicies } from './deposit.policies.ts';

const obligatory = [
  'title',
  'summary',
  'theme',
  'territories',
  'startsOn',
  'endsOn',
  'budget',
  'lines',
] as const satisfies readonly (keyof DossierContents)[];

export const depositDecisions: DecisionsOf<typeof depositIntents> = {
  'open-draft': (fields, _, context) => {
    const refusal = firstRefusal(draftPolicies, fields, undefined, context);
    if (refusal) return refusal;
    if (!context.porteur) return new UnknownPorteur();
    const { reference, porteur } = context;
    const { campaign, title } = fields;
    return [{ type: 'DraftOpened', data: { reference, campaign, porteur: porteur.identity, title } }];
  },

  'edit-draft': ({ contents }) =>
    Object.keys(contents).length === 0 ? [] : [{ type: 'DraftEdited', data: { contents } }],

  submit: (fields, { contents }, context) => {
    const missing = obligatory.filter((field) => contents[field] === undefined);
    if (!isComplete(contents)) return new IncompleteDraft(missing);
    const refusal = firstRefusal(depositPolicies, fields, contents, context);
    if (refusal) return refusal;
    if (!context.porteur) return new UnknownPorteur();
    const { signatory, republicanCommitment } = fields;
    const { porteur, now } = context;
    return [
      {
        type: 'DossierSubmitted',
        data: {
          porteur: porteur.identity,
          contents,
          signatory,
          submittedAt: now,
          republicanCommitment,
          resembles: lookalikes(contents.title, context),
        },
      },
      receipt(context),
    ];
  },
};

/** theReceiptFollowsTheDeposit (R15): the deposit and its receipt are one act. */
function receipt({ today, rules }: DossierContext) {
  return {
    type: 'ReceiptIssued',
    data: {
      receivedOn: today,
      service: rules.receipt.service,
      silenceMeansRefusalAfter: addMonths(today, rules.silenceMonths),
      appeal: rules.receipt.appeal,
    },
  } as const;
}

/** Other dossiers of the porteur in this campaign under the same title: a warning, never a refusal. */
function lookalikes(title: string, { campaign, record, reference }: DossierContext): string[] {
  const written = title.trim().toLowerCase();
  return (record?.titles ?? [])
    .filter(
      (other) =>
        other.dossier !== reference &&
        other.campaign === campaign?.campaign &&
        other.title.trim().toLowerCase() === written,
    )
    .map(({ dossier }) => dossier);
}

function isComplete(contents: ContentsRead): contents is DossierContents {
  return obligatory.every((field) => contents[field] !== undefined);
}
