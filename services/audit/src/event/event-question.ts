import { asOfSchema, listQuerySchema, severalSchema } from '@jalon/http';
import { z } from 'zod';

const centsText = z
  .string()
  .regex(/^[0-9]{1,13}$/, 'un montant en centimes est attendu')
  .transform(Number);
const text = z.string().min(1).max(200);

/** What the whole history may be asked. Amounts in cents; days and instants in Paris unless they say their zone. */
export const eventQuestionSchema = listQuerySchema(
  ['position'],
  ['type', 'actor', 'role', 'category'],
).extend({
  type: severalSchema.optional(),
  /** Kinds of subject: `dossier`, `commitment`. */
  category: severalSchema.optional(),
  actor: severalSchema.optional(),
  role: severalSchema.optional(),
  /** One subject: `dossier-D16-7K3M9Q`. */
  subject: text.optional(),
  correlation: text.optional(),
  /** When it took effect. */
  from: asOfSchema.optional(),
  until: asOfSchema.optional(),
  minAmount: centsText.optional(),
  maxAmount: centsText.optional(),
});

export type EventQuestion = z.output<typeof eventQuestionSchema>;
