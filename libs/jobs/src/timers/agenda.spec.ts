import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Agenda } from './agenda.ts';

describe('an agenda', () => {
  it('gives appointments in the order of time, ties by their order, whatever the order they came in', () => {
    const appointment = fc.record({
      at: fc.integer({ min: 0, max: 20 }),
      order: fc.string({ maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(appointment), (appointments) => {
        const agenda = new Agenda();
        for (const one of appointments) agenda.add(one);
        const taken = Array.from(appointments, () => agenda.takeFirst());
        const sorted = appointments.toSorted(
          (a, b) => a.at - b.at || (a.order < b.order ? -1 : a.order > b.order ? 1 : 0),
        );
        expect(taken).toEqual(sorted);
        expect(agenda.takeFirst()).toBeUndefined();
      }),
    );
  });
});
