import type { Recorded } from '@jalon/event-store';
import { type Cents, sum } from '@jalon/kernel';
import type { Projection } from '@jalon/read-models';
import { type ConventionEvent, conventionEventTypes } from './convention.events.ts';
import { type Convention, evolveConvention, noConvention } from './convention.state.ts';

/** A convention as people list it: its state as it stands, and what they look for it by. */
export type ConventionDocument = Exclude<Convention, { readonly status: 'absent' }> & {
  /** Of the commitments covered, as they stood when they were drafted, in cents. */
  readonly amount: Cents;
  readonly funders: readonly string[];
  /** The reference and the day of the last signature. */
  readonly reference?: string;
  readonly signedOn?: string;
};

/** Every convention. */
export const conventions: Projection<ConventionDocument, Recorded<ConventionEvent>> = {
  name: 'conventions',
  version: 1,
  types: conventionEventTypes,
  documentId: ({ stream }) => stream.slice('convention-'.length),
  textFields: ['dossier', 'beneficiary.name', 'signatures.reference', 'amendments.reference'],
  evolve: (document, event) => {
    const after = evolveConvention(document ?? noConvention, event);
    if (after.status === 'absent') return undefined;
    const last = after.signatures.at(-1);
    return {
      ...after,
      amount: sum(after.commitments.map(({ amount }) => amount)),
      funders: [...new Set(after.commitments.map(({ funder }) => funder))].sort(),
      ...(last && { reference: last.reference, signedOn: last.signedOn }),
    };
  },
};
