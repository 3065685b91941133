import type { Position } from '@jalon/event-store';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { search } from './search.ts';

describe('A page of a sorted list', () => {
  it('holds what the whole list, sorted, holds at its place', () => {
    const value = fc.oneof(
      fc.constant(undefined),
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom('é', 'e', 'F', ''),
    );
    const sort = fc.subarray([{ field: 'a' }, { field: 'b.c', descending: true }], { minLength: 0 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ a: value, b: fc.record({ c: value }) }), { maxLength: 120 }),
        sort,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 5 }),
        (documents, order, pageSize, page) => {
          const entries = documents.map((document, nth) => ({
            id: `D${nth}`,
            document: { id: nth, ...document },
          }));
          const asked = (size: number, number: number) =>
            search(entries, { sort: order, pageSize: size, page: number }, [], 0 as Position).items;
          const whole = asked(1_000, 1); // more than there are: sorted whole
          expect(asked(pageSize, page)).toEqual(whole.slice((page - 1) * pageSize, page * pageSize));
        },
      ),
      { numRuns: 500 },
    );
  });
});
