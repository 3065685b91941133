import { type Day, addDays, isDay } from '@jalon/kernel';
import type { ExtractLine } from '../reading/extract-line.ts';
import { matchingRules as rules } from './matching-rules.ts';
import { nameLikeness } from './name-likeness.ts';
import type { OurOrder } from './open-order.ts';
import type { Finding } from './verdict.ts';

/** When the file was received, and the period that it tells, if it says it. */
export interface ExtractPeriod {
  readonly receivedOn: Day;
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
}

/** One agreement or disagreement between a line and an order. */
export interface Evidence {
  readonly points: number;
  readonly reason: string;
  readonly finding?: Finding;
}

const { weights } = rules;

/** What the numbers say: the commitment's, and the order's. */
export function referenceEvidence({ ej, number }: ExtractLine, order: OurOrder): readonly Evidence[] {
  const named = order.kind === 'recovery-order' ? 'titre' : 'mandat';
  const numbered: Evidence =
    number === order.number
      ? { points: weights.number, reason: `N° de ${named} ${number}.` }
      : {
          points: 0,
          reason:
            number === undefined
              ? `Pas de n° de ${named}.`
              : `N° ${number}, le ${named} porte le ${order.number}.`,
        };
  return [ejEvidence(ej, order), numbered];
}

function ejEvidence(ej: string | undefined, { legalNumbers, exercice }: OurOrder): Evidence {
  if (ej === undefined) return { points: 0, reason: 'Pas de n° d’engagement.' };
  const alias = legalNumbers.filter((one) => one.ej === ej);
  if (alias.some((one) => one.exercice === exercice))
    return { points: weights.ej, reason: `Engagement ${ej} de l’exercice ${exercice}.` };
  const [other] = alias;
  if (other === undefined)
    return { points: 0, reason: `Engagement ${ej} inconnu pour ce mandat.`, finding: 'foreign-ej' };
  // The number stays valid in the years that follow, until the accountant gives another.
  const since = legalNumbers.filter((one) => one.exercice > other.exercice && one.exercice <= exercice);
  return other.exercice < exercice && since.length === 0
    ? { points: weights.ej, reason: `Engagement ${ej} de l’exercice ${other.exercice}, toujours en vigueur.` }
    : {
        points: rules.otherYearEj,
        reason: `Engagement ${ej} de l’exercice ${other.exercice}, le mandat est de ${exercice}.`,
        finding: 'other-year-ej',
      };
}

export function beneficiaryEvidence({ siret, beneficiary }: ExtractLine, order: OurOrder): Evidence {
  const ours = order.beneficiary;
  if (siret !== undefined && ours.siret !== undefined) {
    if (siret === ours.siret) return { points: weights.beneficiary, reason: `SIRET ${siret} identique.` };
    if (isCutFrom(siret, ours.siret))
      return {
        points: rules.truncatedSiret,
        reason: `SIRET coupé : ${siret} pour ${ours.siret}.`,
        finding: 'truncated-siret',
      };
    if (siret.slice(0, 9) === ours.siret.slice(0, 9))
      return {
        points: rules.otherEstablishment,
        reason: `Même SIREN, établissement ${siret.slice(9)} au lieu de ${ours.siret.slice(9)}.`,
        finding: 'other-establishment',
      };
    return { points: 0, reason: `SIRET ${siret}, le nôtre est ${ours.siret}.`, finding: 'other-beneficiary' };
  }
  if (beneficiary === undefined)
    return { points: 0, reason: 'Bénéficiaire non dit.', finding: 'other-beneficiary' };
  const likeness = nameLikeness(beneficiary, ours.name);
  return likeness >= rules.likeNames
    ? { points: weights.beneficiary, reason: `Nom « ${beneficiary} » reconnu.` }
    : {
        points: 0,
        reason: `Nom « ${beneficiary} », le nôtre est « ${ours.name} ».`,
        finding: 'other-beneficiary',
      };
}

/** Digits lost at the end (a cell too narrow), or zeros lost at the head (a spreadsheet). Nine at least are left. */
function isCutFrom(siret: string, whole: string): boolean {
  if (siret.length >= whole.length) return false;
  if (siret.length >= 9 && whole.startsWith(siret)) return true;
  return siret.length >= 9 && whole.endsWith(siret) && /^0+$/.test(whole.slice(0, -siret.length));
}

/** A day is likely between the order and the file, and within the file's period when it has one. */
export function dayEvidence({ day }: ExtractLine, order: OurOrder, period: ExtractPeriod): Evidence {
  if (isLikely(day, order, period) && isWithin(day, period)) {
    return { points: weights.day, reason: `Date ${french(day)}, mandat du ${french(order.issuedOn)}.` };
  }
  const meant = [-1, 1].map((years) => shifted(day, years)).filter((one) => isLikely(one, order, period));
  const found =
    meant.find((one) => isWithin(one, period)) ?? (isLikely(day, order, period) ? undefined : meant[0]);
  if (found !== undefined)
    return {
      points: rules.wrongYear,
      reason: `Date ${french(day)} : sans doute ${french(found)}, le mandat est du ${french(order.issuedOn)}.`,
      finding: 'wrong-year',
    };
  if (isLikely(day, order, period))
    return { points: weights.day, reason: `Date ${french(day)}, hors de la période du fichier.` };
  return {
    points: 0,
    reason: `Date ${french(day)}, le mandat est du ${french(order.issuedOn)}.`,
    finding: 'unlikely-day',
  };
}

function isLikely(day: Day, { issuedOn }: OurOrder, { receivedOn }: ExtractPeriod): boolean {
  return issuedOn <= day && day <= receivedOn && day <= addDays(issuedOn, rules.longestDelayDays);
}

function isWithin(day: Day, { from, until }: ExtractPeriod): boolean {
  return (from === undefined || from <= day) && (until === undefined || day <= until);
}

function shifted(day: Day, years: number): Day {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
  const moved = `${year}${day.slice(4)}`;
  return isDay(moved) ? moved : (`${year}-02-28` as Day);
}

/** `01/04/2016`, as people read it. */
export function french(day: Day): string {
  return `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}
