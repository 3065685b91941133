import { describe, expect, it } from '@jest/globals';
import type { Principal } from '@jalon/auth';
import { ManualClock, instant } from '@jalon/kernel';
import { type Doing, Presence } from './presence.ts';

const amelie: Principal = { id: 'amelie', name: 'Amélie Dubrulle', role: 'instructeur' };
const karim: Principal = { id: 'karim', name: 'Karim Benali', role: 'instructeur' };

describe('Who is at a subject', () => {
  const begun = '2016-03-31T08:00:00.000Z';
  const at = (seconds: number) => instant(new Date(Date.parse(begun) + seconds * 1_000).toISOString());

  function presence() {
    const clock = new ManualClock(instant(begun));
    const here = new Presence(clock);
    const hear = (who: Principal, doing: Doing, { window = 'w', subject = 'dossier-A' } = {}) =>
      here
        .hear(`${who.id}-${window}`, subject, who, doing)
        .map(({ name, doing: does, since }) => `${name} ${does} ${since}`);
    return { clock, here, hear };
  }

  it('is told to the others at it, and to nobody elsewhere', () => {
    const { hear } = presence();
    expect(hear(amelie, 'editing')).toEqual([]);
    expect(hear(karim, 'reading')).toEqual([`Amélie Dubrulle editing ${begun}`]);
    expect(hear(karim, 'reading', { window: 'other', subject: 'dossier-B' })).toEqual([]);
  });

  it('says since when they do what they do', () => {
    const { clock, hear } = presence();
    hear(amelie, 'reading');
    clock.set(at(20));
    hear(amelie, 'editing');
    clock.set(at(40));
    hear(amelie, 'editing');
    expect(hear(karim, 'reading')).toEqual([`Amélie Dubrulle editing ${at(20)}`]);
  });

  it('ends when their window leaves, shows something else, or is not heard for 45 seconds', () => {
    const { clock, here, hear } = presence();
    hear(amelie, 'editing');
    here.leave('amelie-w', karim); // nobody closes another's window
    expect(hear(karim, 'reading')).toHaveLength(1);
    here.leave('amelie-w', amelie);
    expect(hear(karim, 'reading')).toEqual([]);
    hear(amelie, 'editing');
    hear(amelie, 'editing', { subject: 'dossier-B' });
    expect(hear(karim, 'reading')).toEqual([]);
    hear(amelie, 'editing');
    clock.set(at(45));
    expect(hear(karim, 'reading')).toHaveLength(1);
    clock.set(at(46));
    expect(hear(karim, 'reading')).toEqual([]);
  });

  it('counts a person once, by the window in which they write', () => {
    const { hear } = presence();
    hear(amelie, 'editing', { window: '1' });
    hear(amelie, 'reading', { window: '2' });
    expect(hear(karim, 'reading')).toEqual([`Amélie Dubrulle editing ${begun}`]);
  });

  it('is bounded: of more windows than there may be, the longest unheard are forgotten', () => {
    const { hear } = presence();
    hear(amelie, 'editing');
    for (let window = 0; window < 5_000; window += 1) hear(karim, 'reading', { window: String(window) });
    expect(hear(karim, 'reading')).toEqual([]);
  });
});
