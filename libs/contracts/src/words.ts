import { z } from 'zod';
import { type Cents, type Day, type Instant, isDay, isInstant } from '@jalon/kernel';

/** The small schemas that every slice's facts and intents are made of. */

export const amountSchema = z
  .number('montant en centimes attendu')
  .int('montant en centimes entiers')
  .min(0, 'montant négatif')
  .max(1_000_000_000_00, 'montant supérieur à un milliard d’euros')
  .transform((amount) => amount as Cents);

/** Days beyond these are slips of the keyboard; periods counted from them would leave the calendar's four digits. */
const earliestDay = '1800-01-01';
const latestDay = '2199-12-31';

export const daySchema = z
  .string()
  .refine(
    (text) => isDay(text) && earliestDay <= text && text <= latestDay,
    'jour attendu, sous la forme AAAA-MM-JJ',
  )
  .transform((text) => text as Day);

export const instantSchema = z
  .string()
  .refine(isInstant, 'instant UTC attendu, sous la forme AAAA-MM-JJTHH:MM:SS.sssZ')
  .transform((text) => text as Instant);

/** One line of text: no control characters, trimmed, not empty. */
export const lineSchema = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'texte obligatoire')
    .max(max, `au plus ${max} caractères`)
    .regex(/^[^\p{Cc}]*$/u, 'caractère de contrôle interdit');

/** Several lines of text. */
export const textSchema = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'texte obligatoire')
    .max(max, `au plus ${max} caractères`)
    .regex(/^(?:[^\p{Cc}]|[\n\r\t])*$/u, 'caractère de contrôle interdit');

export const yearSchema = z.number().int().min(2000).max(2100);

/** A person acting in their office, as an event names them. */
export const officeHolderSchema = z.object({ id: lineSchema(80), name: lineSchema(120) });
export type OfficeHolder = z.infer<typeof officeHolderSchema>;
