import { type CommandEnvelope, type StreamName, derivedId } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import type { DecisionContext } from '../context.ts';
import { decisionContext } from '../decision-context.ts';
import type { Envelopes } from '../envelope/envelope.handlers.ts';
import { NotPossibleNow } from '../intents.errors.ts';
import type { Ports } from '../ports.ts';
import { type ClosingReport, ClosingTally, closingFactTypes } from './closing-report.ts';
import type { ExerciceContext } from './exercice.policies.ts';
import type { Exercices } from './exercice.handlers.ts';

/** What a closing asks of each commitment: to say what of the exercice is done and not ordered. It may be asked twice. */
export interface YearEndExpenses {
  attach(
    commitment: string,
    exercice: number,
    command: CommandEnvelope,
    actor: DecisionContext['actor'],
  ): Promise<unknown>;
}

/** How far a closing has come. */
export interface ClosingStep {
  readonly stage: 'attaching-expenses' | 'ending-credits' | 'closing';
  readonly done: number;
  readonly of: number;
}

type Tell = (step: ClosingStep) => void;

const toldEvery = 10;

/**
 * Closes an exercice: what is done and not ordered is attached to it, what commitments still need of its payment
 * credits is carried over, the rest lapses, and only then is it closed. Each step is a command whose id comes from the
 * closing's own, and finds nothing left to do when it was done before: a closing that was cut goes on when asked again.
 */
export class ExerciceClosing {
  readonly #ports: Pick<Ports, 'store' | 'clock'>;
  readonly #exercices: Exercices;
  readonly #envelopes: Envelopes;
  readonly #expenses: YearEndExpenses;

  constructor(
    ports: Pick<Ports, 'store' | 'clock'>,
    exercices: Exercices,
    envelopes: Envelopes,
    expenses: YearEndExpenses,
  ) {
    this.#ports = ports;
    this.#exercices = exercices;
    this.#envelopes = envelopes;
    this.#expenses = expenses;
  }

  /** Nothing is written. @throws the refusal that the closing would meet */
  async check(
    exercice: number,
    act: string,
    command: CommandEnvelope,
    actor: DecisionContext['actor'],
  ): Promise<void> {
    const context = this.#contextFor(exercice, command, actor);
    const prepared = await this.#exercices.prepare(
      String(exercice),
      { intent: 'close', act },
      command,
      context,
    );
    if (prepared.kind === 'refused') throw prepared.refusal;
  }

  /** @throws the refusal; what the store throws: what was done stays, the same closing again goes on. */
  async run(
    exercice: number,
    act: string,
    command: CommandEnvelope,
    actor: DecisionContext['actor'],
    tell: Tell = () => undefined,
  ): Promise<ClosingReport> {
    const context = this.#contextFor(exercice, command, actor);
    await this.check(exercice, act, command, actor);
    const commitments = await this.#subjectsWith(['ServiceCertified'], 'commitment-');
    await each(commitments, 'attaching-expenses', tell, (commitment) =>
      this.#attach(commitment, exercice, entailed(command, `commitment ${commitment}`), actor),
    );
    const envelopes = await this.#subjectsWith(
      ['PaymentCreditsOpened', 'PaymentCreditsReceived', 'PaymentCreditsCarriedOver'],
      'envelope-',
    );
    const deed = { reference: act, date: context.today };
    await each(envelopes, 'ending-credits', tell, (envelope) =>
      this.#envelopes.handle(
        envelope,
        { intent: 'end-exercice', exercice, act: deed },
        entailed(command, `envelope ${envelope}`),
        { ...context, envelope },
      ),
    );
    await this.#exercices.handle(String(exercice), { intent: 'close', act }, command, context);
    tell({ stage: 'closing', done: 1, of: 1 });
    return this.report(exercice);
  }

  /** What the closing of an exercice did (so far, or as it was known at an instant), read from the log. */
  async report(exercice: number, asOf?: Instant): Promise<ClosingReport> {
    const tally = new ClosingTally(exercice);
    const range = { filter: { types: closingFactTypes }, ...(asOf !== undefined && { until: asOf }) };
    for await (const page of this.#ports.store.readAll(range).pages())
      for (const fact of page) tally.add(fact);
    return tally.report();
  }

  /** A commitment that was given up since its service was certified owes nothing: it holds back no closing. */
  async #attach(...asked: Parameters<YearEndExpenses['attach']>): Promise<void> {
    try {
      await this.#expenses.attach(...asked);
    } catch (error) {
      if (!(error instanceof NotPossibleNow)) throw error;
    }
  }

  /** The subjects that have a fact of one of these types, in the order of their first: read from the log, never late. */
  async #subjectsWith(types: readonly string[], prefix: `${string}-`): Promise<readonly string[]> {
    const streams = new Set<StreamName>();
    const filter = { types, streamPrefixes: [prefix] };
    for await (const page of this.#ports.store.readAll({ filter }).pages())
      for (const { stream } of page) streams.add(stream);
    return [...streams].map((stream) => stream.slice(prefix.length));
  }

  #contextFor(
    exercice: number,
    { occurredAt }: CommandEnvelope,
    actor: DecisionContext['actor'],
  ): ExerciceContext {
    return { exercice, ...decisionContext(this.#ports.clock, actor, occurredAt) };
  }
}

/** The command of one step, the same each time the same closing is asked for. */
function entailed(closing: CommandEnvelope, step: string): CommandEnvelope {
  const { expectedRevision: _exercice, ...unseen } = closing;
  return {
    ...unseen,
    commandId: derivedId(closing.commandId, step),
    correlationId: closing.correlationId ?? closing.commandId,
    causationId: closing.commandId,
  };
}

async function each(
  subjects: readonly string[],
  stage: ClosingStep['stage'],
  tell: Tell,
  act: (subject: string) => Promise<unknown>,
): Promise<void> {
  const of = subjects.length;
  for (const [nth, subject] of subjects.entries()) {
    if (nth % toldEvery === 0) tell({ stage, done: nth, of });
    await act(subject);
  }
  tell({ stage, done: of, of });
}
