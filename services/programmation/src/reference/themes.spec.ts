import { describe, expect, it } from '@jest/globals';
import { isTheme, nomenclatures } from './themes.ts';

describe('The nomenclatures of themes', () => {
  it('name each theme once in a version', () => {
    for (const { themes } of nomenclatures) {
      const codes = themes.map(({ code }) => code);
      expect(codes).toEqual([...new Set(codes)]);
    }
  });

  it('map, where it is evident, to one of the three pillars of the contract', () => {
    const pillars = nomenclatures.flatMap(({ themes }) => themes.map(({ pillar }) => pillar));
    expect([...new Set(pillars)].sort()).toEqual(['1', '2', '3', undefined]);
    const employment = nomenclatures.flatMap(({ version, themes }) =>
      themes.filter(({ name }) => /^Emploi/.test(name)).map(({ pillar }) => [version, pillar]),
    );
    expect(employment).toEqual([
      ['contrat-2015', '1'],
      ['dauphin-2020', '1'],
      ['dauphin-2024', '1'],
    ]);
  });
});

describe('A theme', () => {
  it('is of one version: the same code means something else in another', () => {
    expect(isTheme('dauphin-2020', '4')).toBe(true);
    expect(isTheme('contrat-2015', '4')).toBe(false);
    expect(isTheme('unheard-of', '1')).toBe(false);
  });
});
