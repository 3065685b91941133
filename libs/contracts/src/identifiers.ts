/** What is wrong with a SIRET, each fault apart: a person mends them differently. */
export type SiretFault =
  'scientific-notation' | 'trailing-decimal' | 'non-digit' | 'length' | 'nic-zero' | 'luhn';

export const siretFaultSentences: Readonly<Record<SiretFault, string>> = {
  'scientific-notation': 'SIRET abîmé par un tableur (notation scientifique) : des chiffres sont perdus',
  'trailing-decimal': 'SIRET suivi de « .0 », abîmé par un tableur',
  'non-digit': 'SIRET contenant autre chose que des chiffres',
  length: 'SIRET qui n’a pas 14 chiffres',
  'nic-zero': 'SIRET dont le numéro d’établissement (NIC) est 00000',
  luhn: 'SIRET dont la clé de contrôle est fausse',
};

/** La Poste numbers its establishments by another key: the sum of the 14 digits is a multiple of 5. */
const laPoste = '356000000';

/** @returns what is wrong with a SIRET as it was typed, or undefined when it is sound (domain §3.3). */
export function checkSiret(text: string): SiretFault | undefined {
  if (/^[0-9]+([.,][0-9]+)?e\+?[0-9]+$/i.test(text)) return 'scientific-notation';
  if (/^[0-9]+\.0+$/.test(text)) return 'trailing-decimal';
  if (!/^[0-9]*$/.test(text)) return 'non-digit';
  if (text.length !== 14) return 'length';
  if (text.endsWith('00000')) return 'nic-zero';
  if (passesLuhn(text)) return undefined;
  return text.startsWith(laPoste) && digitSum(text) % 5 === 0 ? undefined : 'luhn';
}

/** Luhn modulo 10: every second digit from the right is doubled. */
export function passesLuhn(digits: string): boolean {
  let total = 0;
  for (let nth = 0; nth < digits.length; nth++) {
    const digit = Number(digits.charAt(digits.length - 1 - nth));
    const doubled = nth % 2 === 1 ? digit * 2 : digit;
    total += doubled > 9 ? doubled - 9 : doubled;
  }
  return total % 10 === 0;
}

function digitSum(digits: string): number {
  return [...digits].reduce((total, digit) => total + Number(digit), 0);
}

/** The union of the three public rules: SCDL's, Data.Subvention's and Démarche numérique's. */
const rnaPattern = /^W[0-9A-Z]{9}$/;

export function isRna(text: string): boolean {
  return rnaPattern.test(text);
}

/** SCDL 2.1.1 takes digits alone: a number with letters (Corsica, overseas) is sound but cannot be exported there. */
export function fitsScdl(rna: string): boolean {
  return /^W[0-9]{9}$/.test(rna);
}
