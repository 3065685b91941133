const lengthInFrance = 27;

/** An account number as people write it, without its spaces: `FR76 3000 …` is `FR763000…`. */
export function bareIban(text: string): string {
  return text.replace(/\s/g, '').toUpperCase();
}

/** What is wrong with an account number; undefined when nothing is (ISO 13616: the whole is 1 modulo 97). */
export function ibanFault(iban: string): 'shape' | 'length' | 'check-digits' | undefined {
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/.test(iban)) return 'shape';
  if (iban.startsWith('FR') && iban.length !== lengthInFrance) return 'length';
  const turned = iban.slice(4) + iban.slice(0, 4);
  let remainder = 0;
  // A letter counts for two figures: A is 10, Z is 35.
  for (const character of turned) {
    for (const figure of String(parseInt(character, 36))) remainder = (remainder * 10 + Number(figure)) % 97;
  }
  return remainder === 1 ? undefined : 'check-digits';
}

/** The last four characters: enough to recognise an account, too few to use it. */
export function endingOf(iban: string): string {
  return iban.slice(-4);
}

/** `FR76 •••• 1234`: for whoever has no need of the whole. */
export function maskedIban(iban: string): string {
  return `${iban.slice(0, 4)} •••• ${endingOf(iban)}`;
}
