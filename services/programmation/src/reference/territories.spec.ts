import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { communes, communesOf, isTerritory, metropolitan, quartiers, quartiersOn } from './territories.ts';

const priority = quartiers.filter(({ kind }) => kind === 'priority');

describe('The communes of the contract', () => {
  it('are 21, of which 19 for INSEE and two associated to Lille', () => {
    expect(new Set(communes.map(({ code }) => code)).size).toBe(21);
    expect(communes.filter(({ associatedTo }) => associatedTo !== undefined)).toEqual([
      { code: '59298', name: 'Hellemmes', associatedTo: '59350' },
      { code: '59355', name: 'Lomme', associatedTo: '59350' },
    ]);
  });
});

describe('The quartiers', () => {
  it('hold the 26 priority ones of 2015, from QP059066 to QP059091, each once', () => {
    const expected = Array.from({ length: 26 }, (_, nth) => `QP0590${66 + nth}`);
    expect(priority.map(({ code }) => code)).toEqual(expected);
  });

  it('say which one no public source names, and invent nothing', () => {
    const nameless = priority.filter(({ name }) => name === undefined);
    expect(nameless.map(({ code }) => code)).toEqual(['QP059068']);
    expect(nameless[0]?.note).toMatch(/Aucune source publique/);
  });

  it('lie in communes of the contract', () => {
    const known = new Set(communes.map(({ code }) => code));
    for (const { code, communes: among } of quartiers) {
      expect([code, among.filter((one) => !known.has(one))]).toEqual([code, []]);
    }
  });

  it('are in force from 2015 to the end of 2023', () => {
    const count = (day: string) => quartiersOn(day as Day).length;
    expect(['2014-12-31', '2015-01-01', '2023-12-31', '2024-01-01'].map(count)).toEqual([0, 27, 27, 0]);
  });
});

describe('A territory', () => {
  it('is a commune, a quartier, or the whole métropole', () => {
    expect(['59350', 'QP059091', 'QVA-HAUBOURDIN', metropolitan].every(isTerritory)).toBe(true);
    expect(['75056', 'QP059092', '', 'constructor'].some(isTerritory)).toBe(false);
  });

  it('lies in its communes, each named once; the whole métropole and an unnamed quartier in none', () => {
    expect(communesOf(['59512', 'QP059083', 'QP059082'])).toEqual(['59512', '59599', '59163']);
    expect(communesOf([metropolitan, 'QP059068'])).toEqual([]);
  });
});
