import { type Cents, cents } from '@jalon/kernel';
import {
  type AuthorityFigures,
  type CreditFigures,
  type EnvelopeFigures,
  authorityHeld,
  availableAuthority,
  creditsHeld,
  noAuthority,
  noCredits,
  unallocated,
  unspentCredits,
} from './envelope-figures.state.ts';
import type { EnvelopeDocument } from './envelopes.projection.ts';

/** Figures with what follows from them. Amounts in cents. */
export interface FiguresView {
  readonly authority: AuthorityFigures & {
    /** Voted + received − delegated. */
    readonly held: Cents;
    readonly unallocated: Cents;
    /** Allocated − reserved − committed. */
    readonly available: Cents;
  };
  /** One line per exercice, the oldest first. */
  readonly credits: readonly (CreditFigures & {
    readonly exercice: number;
    readonly held: Cents;
    readonly unspent: Cents;
  })[];
}

/** What is said of an envelope beside its figures. */
export type EnvelopeTerms = Pick<
  EnvelopeDocument,
  'envelope' | 'funder' | 'dispositif' | 'year' | 'label' | 'parent' | 'act'
>;

/** An envelope as it is shown: its own figures, and those of it with everything below it. */
export type EnvelopeView = EnvelopeTerms &
  FiguresView & {
    readonly children: readonly string[];
    /**
     * The envelope and everything below it, added up: what one delegated to another is in the sum once. Absent when
     * nothing is below it.
     */
    readonly withChildren?: FiguresView;
  };

export function figuresView({ authority, credits }: EnvelopeFigures): FiguresView {
  return {
    authority: {
      ...authority,
      held: authorityHeld(authority),
      unallocated: unallocated(authority),
      available: availableAuthority(authority),
    },
    credits: Object.entries(credits)
      .sort(([one], [other]) => Number(one) - Number(other))
      .map(([exercice, figures]) => ({
        exercice: Number(exercice),
        ...figures,
        held: creditsHeld(figures),
        unspent: unspentCredits(figures),
      })),
  };
}

/** An envelope among all that there are at the same instant. */
export function viewOf(
  own: EnvelopeTerms & EnvelopeFigures,
  everyone: readonly EnvelopeDocument[],
): EnvelopeView {
  const { envelope, funder, dispositif, year, label, parent, act, authority, credits } = own;
  const below = descendantsOf(envelope, everyone);
  return {
    envelope,
    funder,
    dispositif,
    year,
    label,
    ...(parent !== undefined && { parent }),
    act,
    ...figuresView({ authority, credits }),
    children: everyone.filter((one) => one.parent === envelope).map((one) => one.envelope),
    ...(below.length > 0 && { withChildren: figuresView(sumOf([own, ...below])) }),
  };
}

/** Below an envelope at any depth. A parent exists before its children: there is no circle. */
function descendantsOf(envelope: string, everyone: readonly EnvelopeDocument[]): readonly EnvelopeDocument[] {
  return everyone
    .filter(({ parent }) => parent === envelope)
    .flatMap((child) => [child, ...descendantsOf(child.envelope, everyone)]);
}

function sumOf(all: readonly EnvelopeFigures[]): EnvelopeFigures {
  const credits: Record<string, CreditFigures> = {};
  for (const one of all) {
    for (const [exercice, figures] of Object.entries(one.credits)) {
      credits[exercice] = plus(credits[exercice] ?? noCredits, figures);
    }
  }
  return { authority: all.map(({ authority }) => authority).reduce(plus, noAuthority), credits };
}

function plus<Figures extends { readonly [Name in keyof Figures]: Cents }>(
  one: Figures,
  other: Figures,
): Figures {
  const total: Figures = { ...one };
  for (const name in one) total[name] = cents(one[name] + other[name]) as Figures[typeof name];
  return total;
}
