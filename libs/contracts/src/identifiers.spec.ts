import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkSiret, fitsScdl, isRna, passesLuhn } from './identifiers.ts';

describe('A SIRET', () => {
  it.each(['21060004500392', '38033590100027', '23350001600040'])(
    '%s, of a published file, is sound',
    (siret) => {
      expect(checkSiret(siret)).toBeUndefined();
    },
  );

  it.each([
    ['2,43E+13', 'scientific-notation'],
    ['2.1060004500392e13', 'scientific-notation'],
    ['32402138500000.0', 'trailing-decimal'],
    ['2106000450039X', 'non-digit'],
    ['210600045 00392', 'non-digit'],
    ['٢١٠٦٠٠٠٤٥٠٠٣٩٢', 'non-digit'],
    ['218601946', 'length'],
    ['', 'length'],
    ['21860194600000', 'nic-zero'],
    ['21060004500393', 'luhn'],
  ])('%j is refused for its own reason: %s', (siret, fault) => {
    expect(checkSiret(siret)).toBe(fault);
  });

  it('of La Poste may follow La Poste’s own key, which is nobody else’s', () => {
    const establishments = Array.from({ length: 10 }, (_, last) => `3560000004983${last}`);
    const byItsKey = establishments.filter((siret) => digitSum(siret) % 5 === 0 && !passesLuhn(siret));
    expect(byItsKey.length).toBeGreaterThan(0);
    for (const siret of byItsKey) {
      expect(checkSiret(siret)).toBeUndefined();
      expect(checkSiret(siret.replace(/^356/, '365'))).toBe('luhn');
    }
    const byNone = establishments.filter((siret) => digitSum(siret) % 5 !== 0 && !passesLuhn(siret));
    expect(new Set(byNone.map(checkSiret))).toEqual(new Set(['luhn']));
  });

  it('with one digit changed is never sound', () => {
    const digit = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 13 }), digit, (place, shift) => {
        const sound = '21060004500392';
        const changed = (Number(sound[place]) + shift) % 10;
        expect(checkSiret(`${sound.slice(0, place)}${changed}${sound.slice(place + 1)}`)).toBeDefined();
      }),
    );
  });

  it('of any text is sound or has one fault, and never breaks', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(['string', 'undefined']).toContain(typeof checkSiret(text));
      }),
    );
  });
});

describe('A RNA', () => {
  it.each(['W333216789', 'W2A1000001', 'W9Z1234567'])(
    '%s is of the union of the three public rules',
    (rna) => {
      expect(isRna(rna)).toBe(true);
    },
  );
  it.each(['W3222', 'w333216789', 'X333216789', 'W33321678É', 'W3332167890', ''])('%j is not one', (rna) => {
    expect(isRna(rna)).toBe(false);
  });
  it('with letters is sound, but SCDL does not take it', () => {
    expect([isRna('W2A1000001'), fitsScdl('W2A1000001'), fitsScdl('W333216789')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

function digitSum(digits: string): number {
  return [...digits].reduce((total, digit) => total + Number(digit), 0);
}
