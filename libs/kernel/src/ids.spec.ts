import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawReference, isUuid, readReference } from './ids.ts';

const random = (bytes: readonly number[]) => ({ bytes: () => Uint8Array.from(bytes), uuid: () => '' });
const draws = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 5, maxLength: 5 });
const reference = draws.map((bytes) => drawReference('D16', random(bytes)));

describe('A human reference', () => {
  it('is a prefix and six characters that can be said aloud', () => {
    fc.assert(fc.property(reference, (text) => expect(text).toMatch(/^D16-[0-9A-HJKMNP-TV-Z]{6}$/)));
  });

  it('is read back however it was typed', () => {
    fc.assert(
      fc.property(reference, (text) => {
        expect(readReference(text)).toBe(text);
        expect(readReference(text.toLowerCase().replace('-', ''))).toBe(text);
        expect(readReference(text.slice(0, 4) + text.slice(4).replace(/0/g, 'O').replace(/1/g, 'l'))).toBe(
          text,
        );
      }),
    );
  });

  it('is refused when one character is wrong', () => {
    const symbols = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
    fc.assert(
      fc.property(
        reference,
        fc.integer({ min: 4, max: 9 }),
        fc.constantFrom(...symbols),
        (text, at, symbol) => {
          fc.pre(text[at] !== symbol);
          expect(readReference(text.slice(0, at) + symbol + text.slice(at + 1))).toBeUndefined();
        },
      ),
    );
  });

  it.each(['', 'D16', 'D16-', 'D16-7K3M9U', '../etc', 'D16-7K3M9QQ'])('is not %j', (text) => {
    expect(readReference(text)).toBeUndefined();
  });
});

describe('A UUID', () => {
  it('is recognised in its canonical writing only', () => {
    expect(isUuid('0b7e8a52-6c0f-5d43-9f5e-0a1b2c3d4e5f')).toBe(true);
    expect(isUuid('0B7E8A52-6C0F-5D43-9F5E-0A1B2C3D4E5F')).toBe(false);
  });
});
