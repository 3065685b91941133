import { z } from 'zod';
import { daySchema, lineSchema } from '@jalon/contracts';

/** How a body is known: at least one of SIRET and RNA. */
export const porteurIdentifiersSchema = z.object({
  siret: z.string().optional(),
  rna: z.string().optional(),
});

/** Facts of a porteur: a body that carries actions. Its identity is dated: names and numbers change. */
export const porteurEventSchemas = {
  PorteurRegistered: z.object({
    porteur: z.string(),
    name: lineSchema(200),
    identifiers: porteurIdentifiersSchema,
    legalForm: z.enum(['private-law', 'public-body']),
    commune: z.string().optional(),
    since: daySchema,
    origin: z.enum(['entered', 'imported']),
  }),
  PorteurRenamed: z.object({ name: lineSchema(200), since: daySchema }),
  PorteurIdentifiersChanged: z.object({
    identifiers: porteurIdentifiersSchema,
    since: daySchema,
    reason: lineSchema(400),
  }),
  PorteurLegalFormChanged: z.object({ legalForm: z.enum(['private-law', 'public-body']), since: daySchema }),
  PorteurDeactivated: z.object({ reason: lineSchema(400), since: daySchema }),
  PorteurReactivated: z.object({ since: daySchema }),
} as const;

export type PorteurEventType = keyof typeof porteurEventSchemas;

export type PorteurEvent = {
  [Type in PorteurEventType]: {
    readonly type: Type;
    readonly data: z.infer<(typeof porteurEventSchemas)[Type]>;
  };
}[PorteurEventType];
