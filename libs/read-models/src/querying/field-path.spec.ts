import { describe, expect, it } from '@jest/globals';
import { fieldPath, readField } from './field-path.ts';

const read = (document: object, field: string) => readField(document, fieldPath(field));

describe('a dotted path', () => {
  it('reads a member, and walks into lists', () => {
    expect(read({ a: { b: 1 } }, 'a.b').values).toEqual([1]);
    expect(read({ lines: [{ funder: 'etat' }, {}, { funder: 'mel' }] }, 'lines.funder').values).toEqual([
      'etat',
      'mel',
    ]);
    expect(read({ qpv: ['QP1', 'QP2'] }, 'qpv').values).toEqual(['QP1', 'QP2']);
  });

  it('tells what is missing from what is an empty list', () => {
    expect(read({}, 'a.b')).toEqual({ values: [], missing: true });
    expect(read({ a: null }, 'a')).toEqual({ values: [], missing: true });
    expect(read({ a: [] }, 'a')).toEqual({ values: [], missing: false });
  });
});
