/** Words without accents or capitals: what a search compares, what a name becomes in an identifier. */
export function plainOf(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
