import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type CommandEnvelope, derivedId } from '@jalon/event-store';
import { cents, instant } from '@jalon/kernel';
import { type TemporaryLog, temporaryLog } from '@jalon/testing';
import { decisionContext } from '../decision-context.ts';
import type { EnvelopeIntent } from '../envelope/envelope.commands.ts';
import { act } from '../envelope/envelope.examples.ts';
import { type Envelopes, openEnvelopes } from '../envelope/envelope.handlers.ts';
import { ExerciceClosing } from './exercice-closing.ts';
import type { ExerciceIntent } from './exercice.commands.ts';
import { YearNotOver } from './exercice.errors.ts';
import { type Exercices, openExercices } from './exercice.handlers.ts';

const actor = { id: 'fatou', name: 'Fatou', role: 'finance' };
const names = Array.from({ length: 25 }, (_, nth) => `etat.d${nth}.2016`);
const commitment = 'D16-7K3M9Q.L1';
const closingCommand: CommandEnvelope = { commandId: derivedId('clôture', 2016), actor };

/** Where a process dies, between two steps of a closing. */
class Cut extends Error {}

describe('The closing of 2016', () => {
  let log: TemporaryLog;
  let envelopes: Envelopes;
  let exercices: Exercices;
  let closing: ExerciceClosing;
  let acts = 0;

  const next = (): CommandEnvelope => ({ commandId: derivedId('essai', acts++), actor });
  const onEnvelope = (envelope: string, asked: EnvelopeIntent) =>
    envelopes.handle(envelope, asked, next(), { envelope, ...decisionContext(log.clock, actor) });
  const onExercice = (exercice: number, asked: ExerciceIntent) =>
    exercices.handle(String(exercice), asked, next(), { exercice, ...decisionContext(log.clock, actor) });
  const eventCount = async () => Number(await log.store.lastPosition());
  const ordering = (exercice: number, order: string, amount: number): EnvelopeIntent => ({
    intent: 'consume-payment-credits',
    commitment,
    exercice,
    order,
    amount: cents(amount),
  });

  /** As after a restart: nothing is remembered but the log. */
  function restart(): void {
    envelopes = openEnvelopes(log);
    exercices = openExercices(log);
    // Nothing was certified in these tests: no commitment has an expense to attach.
    const nothingCertified = { attach: () => Promise.reject(new Error('No commitment is certified')) };
    closing = new ExerciceClosing(log, exercices, envelopes, nothingCertified);
  }

  /** Each envelope: 1,000 € of payment credits, 600 € committed, 450 € of them ordered in 2016. */
  beforeEach(async () => {
    log = temporaryLog('clôture');
    restart();
    log.clock.set(instant('2016-03-01T10:00:00Z'));
    await onExercice(2016, { intent: 'open' });
    for (const name of names) {
      const [funder = '', dispositif = ''] = name.split('.');
      const terms = { funder, dispositif, year: 2016, label: name, act };
      const amount = cents(1_000_00);
      await onEnvelope(name, { intent: 'open', ...terms });
      await onEnvelope(name, { intent: 'vote-authority', amount, act });
      await onEnvelope(name, { intent: 'allocate', amount, act, operation: 'Actions' });
      await onEnvelope(name, { intent: 'open-payment-credits', exercice: 2016, amount, act });
      await onEnvelope(name, {
        intent: 'commit-authority',
        commitment,
        amount: cents(600_00),
        fromReservation: false,
      });
      await onEnvelope(name, ordering(2016, 'O1', 450_00));
    }
    log.clock.set(instant('2017-01-02T10:00:00Z'));
  });
  afterEach(() => log.remove());

  it('carries over what each commitment still needs, lets the rest lapse, and says so by envelope', async () => {
    const report = await closing.run(2016, 'CA 2016', closingCommand, actor);
    expect(report).toMatchObject({
      exercice: 2016,
      closed: { on: '2017-01-02', act: 'CA 2016' },
      carriedOver: 25 * 150_00,
      lapsed: 25 * 400_00,
      attached: { amount: 0, commitments: [] },
    });
    expect(report.envelopes).toHaveLength(25);
    expect(report.envelopes[0]).toEqual({
      envelope: 'etat.d0.2016',
      carriedOver: 150_00,
      lapsed: 400_00,
    });
  });

  it('leaves nothing to order in 2016; what was carried over is ordered in 2017', async () => {
    await closing.run(2016, 'CA 2016', closingCommand, actor);
    await expect(onEnvelope('etat.d0.2016', ordering(2016, 'O2', 1))).rejects.toMatchObject({
      code: 'envelope/insufficient-payment-credits',
    });
    await expect(
      onExercice(2016, {
        intent: 'number-payment-order',
        commitment,
        order: 'O2',
        amount: cents(1),
        certifiedOn: act.date,
      }),
    ).rejects.toMatchObject({ code: 'exercice/not-possible-now' });
    await onExercice(2017, { intent: 'open' });
    const paid = await onEnvelope('etat.d0.2016', ordering(2017, 'O2', 150_00));
    expect(paid.events).toMatchObject([{ type: 'PaymentCreditsConsumed' }]);
    await expect(onEnvelope('etat.d0.2016', ordering(2017, 'O3', 1))).rejects.toMatchObject({
      rule: 'R4',
    });
  });

  it('is refused before its year is over, and nothing is written', async () => {
    log.clock.set(instant('2016-12-31T10:00:00Z'));
    const before = await eventCount();
    await expect(closing.run(2016, 'CA 2016', closingCommand, actor)).rejects.toBeInstanceOf(YearNotOver);
    expect(await eventCount()).toBe(before);
  });

  it.each([
    ['by the same command', closingCommand],
    ['by another command', { commandId: derivedId('clôture', 'encore'), actor }],
  ])(
    'that was cut in the middle goes on when it is asked for again %s, and does nothing twice',
    async (_, again) => {
      const whole = 1 + 25 * 2; // what a closing writes in all: the exercice, and two facts an envelope
      const before = await eventCount();
      const cut = closing.run(2016, 'CA 2016', closingCommand, actor, ({ stage, done }) => {
        if (stage === 'ending-credits' && done === 10) throw new Cut();
      });
      await expect(cut).rejects.toBeInstanceOf(Cut);
      expect(await eventCount()).toBe(before + 20);
      expect(await closing.report(2016)).not.toHaveProperty('closed');

      restart();
      const report = await closing.run(2016, 'CA 2016', again, actor);
      expect(await eventCount()).toBe(before + whole);
      expect(report).toMatchObject({ carriedOver: 25 * 150_00, lapsed: 25 * 400_00 });
    },
  );

  it('asked for twice by the same command answers the same report and writes nothing', async () => {
    const first = await closing.run(2016, 'CA 2016', closingCommand, actor);
    const before = await eventCount();
    restart();
    expect(await closing.run(2016, 'CA 2016', closingCommand, actor)).toEqual(first);
    expect(await eventCount()).toBe(before);
  });
});
