import type { Principal } from '@jalon/auth';
import { personas } from '@jalon/auth/demo';
import type { OfficeHolder } from '@jalon/programmation';
import type { SeededRandom } from './seeded-random.ts';

const withRole = (role: Principal['role']) => personas.filter((persona) => persona.role === role);

export const instructors = withRole('instructeur');
export const secretaries = withRole('secretaire-comite');
export const financeOfficers = withRole('finance');
export const certifiers = withRole('certificateur');
const deciders = withRole('decideur');

/** The personas of whom the demonstration has one. */
export const administrator = one('admin');
export const applicant = one('porteur');
export const experts = [...withRole('observatoire'), ...withRole('animateur-conseil')];

/** Who signs for a funder: the one of the same house, or the métropole's. */
export function deciderOf(funder: string): Principal {
  const decider =
    deciders.find(({ organisation }) => organisation === funder) ??
    deciders.find(({ organisation }) => organisation === 'mel');
  if (!decider) throw new RangeError(`Nobody decides for ${funder}`);
  return decider;
}

export function holder({ id, name }: Principal): OfficeHolder {
  return { id, name };
}

function one(role: Principal['role']): Principal {
  const [persona] = withRole(role);
  if (!persona) throw new RangeError(`No persona has the role ${role}`);
  return persona;
}

const givenNames = [
  'Aïcha',
  'Alain',
  'Béatrice',
  'Bernard',
  'Chantal',
  'Christophe',
  'Danièle',
  'Djamel',
  'Édith',
  'Éric',
  'Fatima',
  'Francis',
  'Ghislaine',
  'Gérard',
  'Hakima',
  'Hervé',
  'Isabelle',
  'Jacques',
  'Josiane',
  'Khalid',
  'Laurence',
  'Luc',
  'Malika',
  'Michel',
  'Nathalie',
  'Omar',
  'Patricia',
  'Régis',
  'Sylvie',
  'Thierry',
] as const;

const familyNames = [
  'Bacquet',
  'Caudron',
  'Debruyne',
  'Delannoy',
  'Dhaussy',
  'Ferrahi',
  'Ghesquière',
  'Haddouche',
  'Hochart',
  'Lamblin',
  'Leclercq',
  'Lesage',
  'Malfait',
  'Meziane',
  'Obin',
  'Pruvost',
  'Quesnoy',
  'Rahmouni',
  'Sockeel',
  'Taffin',
  'Tiberghien',
  'Vandevelde',
  'Verhaeghe',
  'Wallaert',
  'Yildiz',
  'Zerrouki',
] as const;

/** The name of an office holder who does not exist. */
export function inventedName(random: SeededRandom): string {
  return `${random.pick(givenNames)} ${random.pick(familyNames)}`;
}
