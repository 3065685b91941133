import { checkSiret } from '@jalon/contracts';
import type { RepairRule } from './repair-rules.ts';

/**
 * The grantor's SIRET, given by whoever imports, takes the place of a damaged one that it does not contradict: none,
 * its SIREN alone, its SIREN with an establishment of zeros, or its first digits in scientific notation.
 */
export function grantorGiven(siret: string): RepairRule {
  return {
    name: 'grantor-given',
    sentence: 'SIRET de l’attribuant donné par la personne qui importe',
    mend: (text) => (checkSiret(text) !== undefined && agrees(text, siret) ? siret : undefined),
  };
}

function agrees(text: string, siret: string): boolean {
  const siren = siret.slice(0, 9);
  if (text === '' || text === siren || text === `${siren}00000`) return true;
  const parts = /^([0-9])(?:[.,]([0-9]+))?e\+?([0-9]+)$/i.exec(text);
  if (!parts) return false;
  const [, whole = '', decimals = '', exponent = ''] = parts;
  const rounded = Number(siret).toExponential(Math.min(decimals.length, 13));
  return rounded === `${whole}${decimals === '' ? '' : `.${decimals}`}e+${Number(exponent)}`;
}
