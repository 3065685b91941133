import { z } from 'zod';
import { fundingMessages as messages } from '@jalon/contracts';

const ofItsStream = { dossier: true } as const;

/**
 * What funding says of a dossier's lines, recorded as it was said (version 1 of each message, the dossier being the
 * stream's own): a dossier tells what became of its money without asking anybody. Amounts in cents.
 */
export const fundingEventSchemas = {
  FundingReserved: messages['funding.credit-reserved'].schema.omit(ofItsStream),
  FundingRefused: messages['funding.credit-refused'].schema.omit(ofItsStream),
  FundingCommitted: messages['funding.line-committed'].schema.omit(ofItsStream),
  FundingChanged: messages['funding.commitment-changed'].schema.omit(ofItsStream),
  FundingOrdered: messages['funding.payment-ordered'].schema.omit(ofItsStream),
  FundingOrderRejected: messages['funding.payment-order-rejected'].schema.omit(ofItsStream),
  FundingRejectionWithdrawn: messages['funding.rejection-withdrawn'].schema.omit(ofItsStream),
  FundingPaid: messages['funding.line-paid'].schema.omit(ofItsStream),
  FundingPaymentWithdrawn: messages['funding.payment-withdrawn'].schema.omit(ofItsStream),
  FundingReleased: messages['funding.credit-released'].schema.omit(ofItsStream),
  FundingRecoveryOrdered: messages['funding.recovery-ordered'].schema.omit(ofItsStream),
  FundingRecoveryCleared: messages['funding.recovery-cleared'].schema.omit(ofItsStream),
  FundingSettled: messages['funding.line-settled'].schema.omit(ofItsStream),
} as const;

export type FundingEventType = keyof typeof fundingEventSchemas;

export type FundingEvent = {
  [Type in FundingEventType]: {
    readonly type: Type;
    readonly data: z.infer<(typeof fundingEventSchemas)[Type]>;
  };
}[FundingEventType];

/** The fact that each message of funding leads to. */
export const factOfMessage = {
  'funding.credit-reserved': 'FundingReserved',
  'funding.credit-refused': 'FundingRefused',
  'funding.line-committed': 'FundingCommitted',
  'funding.commitment-changed': 'FundingChanged',
  'funding.payment-ordered': 'FundingOrdered',
  'funding.payment-order-rejected': 'FundingOrderRejected',
  'funding.rejection-withdrawn': 'FundingRejectionWithdrawn',
  'funding.line-paid': 'FundingPaid',
  'funding.payment-withdrawn': 'FundingPaymentWithdrawn',
  'funding.credit-released': 'FundingReleased',
  'funding.recovery-ordered': 'FundingRecoveryOrdered',
  'funding.recovery-cleared': 'FundingRecoveryCleared',
  'funding.line-settled': 'FundingSettled',
} as const satisfies Record<keyof typeof messages, FundingEventType>;

const told = fundingEventSchemas;

/** Any of these facts, read by its type. */
export const fundingFactSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('FundingReserved'), data: told.FundingReserved }),
  z.object({ type: z.literal('FundingRefused'), data: told.FundingRefused }),
  z.object({ type: z.literal('FundingCommitted'), data: told.FundingCommitted }),
  z.object({ type: z.literal('FundingChanged'), data: told.FundingChanged }),
  z.object({ type: z.literal('FundingOrdered'), data: told.FundingOrdered }),
  z.object({ type: z.literal('FundingOrderRejected'), data: told.FundingOrderRejected }),
  z.object({ type: z.literal('FundingRejectionWithdrawn'), data: told.FundingRejectionWithdrawn }),
  z.object({ type: z.literal('FundingPaid'), data: told.FundingPaid }),
  z.object({ type: z.literal('FundingPaymentWithdrawn'), data: told.FundingPaymentWithdrawn }),
  z.object({ type: z.literal('FundingReleased'), data: told.FundingReleased }),
  z.object({ type: z.literal('FundingRecoveryOrdered'), data: told.FundingRecoveryOrdered }),
  z.object({ type: z.literal('FundingRecoveryCleared'), data: told.FundingRecoveryCleared }),
  z.object({ type: z.literal('FundingSettled'), data: told.FundingSettled }),
]);
