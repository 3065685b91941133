import { type Cents, type Day, cents, sum, unreachable } from '@jalon/kernel';
import type { TaxAbatementEvent } from './tax-abatement.events.ts';

type Fact<Type extends TaxAbatementEvent['type']> = Extract<
  TaxAbatementEvent,
  { readonly type: Type }
>['data'];
type Terms = Fact<'AbatementConventionSigned'>;
type Signature = Omit<Fact<'AbatementBalanceSigned'>, 'year'>;

interface Sheet {
  readonly year: number;
  /** What the landlord saved, in cents. */
  readonly saving: Cents;
  /** What it did for the quartiers. */
  readonly expenses: Fact<'AbatementBalanceSubmitted'>['expenses'];
  readonly submittedOn: Day;
}

/** A year of a convention, as far as its balance sheet has come. */
export type AbatementYear =
  | {
      readonly status: 'planned';
      readonly year: number;
      readonly saving: Cents;
      readonly actions: Fact<'AbatementYearPlanned'>['actions'];
    }
  | ({ readonly status: 'submitted'; readonly signatures: readonly Signature[] } & Sheet)
  | ({ readonly status: 'returned'; readonly reason: string } & Sheet)
  | ({
      readonly status: 'validated';
      readonly signatures: readonly Signature[];
      readonly validatedOn: Day;
    } & Sheet);

/** A convention, and its years, oldest first. */
export type TaxAbatement =
  | { readonly status: 'absent' }
  | ({ readonly status: 'signed'; readonly years: readonly AbatementYear[] } & Terms);

export type TaxAbatementStatus = TaxAbatement['status'];

export const taxAbatementStatuses = ['absent', 'signed'] as const;

export const noTaxAbatement: TaxAbatement = { status: 'absent' };

/** What the expenses of a sheet (or the actions of a plan) are worth, in cents. */
export function valuedOf(year: AbatementYear): Cents {
  const actions = year.status === 'planned' ? year.actions : year.expenses;
  return sum(actions.map(({ amount }) => amount));
}

/** How much the expenses lack to cover the saving, in cents; 0 when they cover it. */
export function shortfallOf(year: AbatementYear): Cents {
  return cents(Math.max(0, year.saving - valuedOf(year)));
}

/** The year of a convention, if anything is known of it. */
export function yearOf(state: TaxAbatement, year: number): AbatementYear | undefined {
  return state.status === 'absent' ? undefined : state.years.find((one) => one.year === year);
}

/** The state after a fact. */
export function evolveTaxAbatement(state: TaxAbatement, event: TaxAbatementEvent): TaxAbatement {
  if (event.type === 'AbatementConventionSigned') return { status: 'signed', ...event.data, years: [] };
  if (state.status === 'absent')
    throw new Error('A tax abatement has facts before its convention was signed');
  const known = yearOf(state, event.data.year);
  const others = state.years.filter(({ year }) => year !== event.data.year);
  const years = [...others, yearAfter(known, event)].toSorted((one, other) => one.year - other.year);
  return { ...state, years };
}

type YearEvent = Exclude<TaxAbatementEvent, { readonly type: 'AbatementConventionSigned' }>;

function yearAfter(known: AbatementYear | undefined, event: YearEvent): AbatementYear {
  switch (event.type) {
    case 'AbatementYearPlanned':
      return { status: 'planned', ...event.data };
    case 'AbatementBalanceSubmitted':
      return { status: 'submitted', ...event.data, signatures: [] };
    case 'AbatementBalanceSigned': {
      const { year: _, ...signature } = event.data;
      const sheet = submitted(known);
      return { ...sheet, signatures: [...sheet.signatures, signature] };
    }
    case 'AbatementBalanceValidated':
      return { ...submitted(known), status: 'validated', validatedOn: event.data.validatedOn };
    case 'AbatementBalanceReturned': {
      const { signatures: _, ...sheet } = submitted(known);
      return { ...sheet, status: 'returned', reason: event.data.reason };
    }
    default:
      return unreachable(event);
  }
}

function submitted(
  known: AbatementYear | undefined,
): Extract<AbatementYear, { readonly status: 'submitted' }> {
  if (known?.status !== 'submitted') throw new Error('A balance sheet has facts before it was submitted');
  return known;
}
