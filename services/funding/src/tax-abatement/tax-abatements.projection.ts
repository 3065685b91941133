import type { Recorded } from '@jalon/event-store';
import type { Cents } from '@jalon/kernel';
import type { Projection } from '@jalon/read-models';
import { type TaxAbatementEvent, taxAbatementEventTypes } from './tax-abatement.events.ts';
import {
  type AbatementYear,
  type TaxAbatement,
  evolveTaxAbatement,
  noTaxAbatement,
  shortfallOf,
  valuedOf,
} from './tax-abatement.state.ts';

type Signed = Extract<TaxAbatement, { readonly status: 'signed' }>;

/** A convention as people see it: each year with what was valued and what lacks. */
export interface TaxAbatementDocument extends Omit<Signed, 'status' | 'convention' | 'years'> {
  readonly id: string;
  readonly years: readonly (AbatementYear & { readonly valued: Cents; readonly shortfall: Cents })[];
}

/** A convention's state, read. */
export function taxAbatementDocument({
  status: _,
  convention,
  years,
  ...terms
}: Signed): TaxAbatementDocument {
  return {
    id: convention,
    ...terms,
    years: years.map((year) => ({ ...year, valued: valuedOf(year), shortfall: shortfallOf(year) })),
  };
}

/** Every abatement convention. */
export const taxAbatements: Projection<TaxAbatementDocument, Recorded<TaxAbatementEvent>> = {
  name: 'tax-abatements',
  version: 1,
  types: taxAbatementEventTypes,
  documentId: ({ stream }) => stream.slice('tax-abatement-'.length),
  textFields: ['landlord.name', 'city'],
  evolve: (document, event) => {
    const after = evolveTaxAbatement(document ? stateOf(document) : noTaxAbatement, event);
    return after.status === 'absent' ? undefined : taxAbatementDocument(after);
  },
};

function stateOf({ id, years, ...terms }: TaxAbatementDocument): TaxAbatement {
  return {
    status: 'signed',
    convention: id,
    ...terms,
    years: years.map(({ valued: _valued, shortfall: _shortfall, ...year }) => year),
  };
}
