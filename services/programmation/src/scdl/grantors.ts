/** Grantors whose code Jalon knows, by SIREN. The metropolis changed its own: 245900410, then 200093201. */
const fundersBySiren: Readonly<Record<string, string>> = { '245900410': 'mel', '200093201': 'mel' };

/** The funder's code of a grantor's SIRET; a grantor that Jalon does not know is called by its SIRET. */
export function funderOf(siret: string): string {
  const siren = siret.slice(0, 9);
  return Object.hasOwn(fundersBySiren, siren) ? (fundersBySiren[siren] ?? siret) : siret;
}
