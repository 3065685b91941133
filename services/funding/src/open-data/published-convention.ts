import { type Cents, type Day, plainEuros, sum } from '@jalon/kernel';
import { type ScdlCells, publisher } from '@jalon/scdl';
import type { ConventionDocument } from '../convention/conventions.projection.ts';
import type { GrantDocument } from '../porteur-grants/grant-document.ts';
import { rulesInForce } from '../reference/legal-rules.ts';

/** Why the law does not make a signed convention public (R13). */
export type NotPublic =
  /** Another funder's: each publishes its own. */
  | 'of-other-funders'
  /** Signed before the obligation. */
  | 'before-the-obligation'
  /** Not a convention that article 10 imposes: a public body, or no more than the threshold for the year. */
  | 'not-above-the-threshold'
  /** Nothing is left of the grant, or the convention was abandoned. */
  | 'withdrawn';

type Signature = ConventionDocument['signatures'][number];

/** What is looked at of one signature of a convention. */
export interface SignedGrants {
  readonly convention: ConventionDocument;
  readonly signature: Signature;
  /** The grants that the signature covers, as they stand. */
  readonly grants: readonly GrantDocument[];
}

/**
 * R13: whether the essential data of what was signed are public, by the rules of the day of the signature. The threshold is
 * that of article 10 (R7 to R9): what the metropolis gave the body for the year, as the convention's grounds say it.
 */
export function whyNotPublic({ convention, signature, grants }: SignedGrants): NotPublic | undefined {
  const own = ownGrants(grants);
  if (own.length === 0) return 'of-other-funders';
  const { publicAbove } = rulesInForce(signature.signedOn);
  if (publicAbove === undefined) return 'before-the-obligation';
  const years = new Set(own.map(({ year }) => year));
  const isAbove = convention.grounds.some(
    ({ funder, year, total }) => funder === publisher.funder && years.has(year) && total > publicAbove,
  );
  if (!isAbove) return 'not-above-the-threshold';
  return convention.status === 'abandoned' || amountOf(own) === 0 ? 'withdrawn' : undefined;
}

/**
 * The row of what was signed: the grants of the metropolis alone, in the sixteen columns and nothing else. No person is
 * named: neither who signed nor who may be reached.
 */
export function conventionCells({ convention, signature, grants }: SignedGrants): ScdlCells {
  const own = ownGrants(grants);
  const [first] = own;
  return {
    nomAttribuant: publisher.nomAttribuant,
    idAttribuant: publisher.idAttribuant,
    dateConvention: signature.signedOn,
    referenceDecision: first?.act.reference ?? '',
    nomBeneficiaire: first?.beneficiary.name ?? '',
    idBeneficiaire: first?.beneficiary.siret ?? '',
    rnaBeneficiaire: first?.beneficiary.rna ?? '',
    objet: first?.title ?? '',
    montant: plainEuros(amountOf(own)),
    nature: 'aide en numéraire',
    conditionsVersement: conditionsOf(convention),
    datesPeriodeVersement: periodOf(convention, signature.signedOn),
    idRAE: '',
    notificationUE: 'non',
    pourcentageSubvention: '1',
    dispositifAide: '',
  };
}

/** The standard's words for one payment or several; before a schedule is agreed, only the convention says. */
function conditionsOf({ inForce }: ConventionDocument): string {
  if (inForce.length === 0) return 'selon la convention';
  return inForce.length === 1 ? 'unique' : 'échelonné';
}

/** From the first payment foreseen to the last, when the schedule dates them; else the day of the signature. */
function periodOf({ inForce }: ConventionDocument, signedOn: Day): string {
  const days = inForce.flatMap(({ expectedOn }) => expectedOn ?? []);
  const from = days[0] ?? signedOn;
  const to = days.at(-1) ?? from;
  return to > from ? `${from}/${to}` : from;
}

function ownGrants(grants: readonly GrantDocument[]): readonly GrantDocument[] {
  return grants.filter(({ funder }) => funder === publisher.funder);
}

function amountOf(grants: readonly GrantDocument[]): Cents {
  return sum(grants.map(({ granted }) => granted));
}
