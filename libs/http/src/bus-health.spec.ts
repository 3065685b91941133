import { describe, expect, it } from '@jest/globals';
import { busState } from './bus-health.ts';

const well = { group: 'funding', idle: false, failure: undefined, parked: 0 };

describe('The health of those who listen', () => {
  it('is good when all hear', () => {
    expect(busState([well])).toEqual({ ready: true });
  });

  it('tells who is spoken to by nobody here, and what was set aside, without calling it a failure', () => {
    const state = busState([
      { ...well, idle: true },
      { ...well, group: 'audit', parked: 2 },
    ]);
    expect(state).toEqual({
      ready: true,
      detail: 'personne ne parle ici à : funding ; messages mis de côté : 2',
    });
  });

  it('is not ready when one cannot hear any more', () => {
    expect(busState([well, { ...well, group: 'audit', failure: 'no broker' }])).toEqual({
      ready: false,
      detail: 'n’entendent plus : audit',
    });
  });
});
