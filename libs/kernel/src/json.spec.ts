import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './json.ts';

describe('The canonical text of a value', () => {
  it('does not depend on the order in which an object was built', () => {
    expect(canonicalJson({ b: 1, a: { d: [1, { y: 0, x: 0 }], c: null } })).toBe(
      canonicalJson({ a: { c: null, d: [1, { x: 0, y: 0 }] }, b: 1 }),
    );
  });

  it('leaves out what is undefined, as JSON does', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it('says the same value as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) =>
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value))),
      ),
    );
  });
});
