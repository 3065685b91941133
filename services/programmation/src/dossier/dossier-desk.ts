import {
  type CommandEnvelope,
  CommandHandler,
  type CommandResult,
  Conflict,
  type EventStore,
  type Prepared,
  type Subject,
  derivedId,
  handleTogether,
  referenceFrom,
} from '@jalon/event-store';
import type { Clock, Instant } from '@jalon/kernel';
import {
  type ActReference,
  type ClaimActReference,
  actReferenceDecider,
  comparableReference,
} from './decision/act-reference.decider.ts';
import type { ActReferenceEvent } from './decision/act-reference.events.ts';
import type { DossierIntent } from './dossier.commands.ts';
import type { DossierContext } from './dossier.context.ts';
import { dossierDecider } from './dossier.decider.ts';
import type { DossierEvent } from './dossier.events.ts';
import type { Dossier } from './dossier.state.ts';
import { type Asker, type DossierModels, type DossierNeighbours, DossierWorld } from './dossier-world.ts';
import { type DossierWarning, warningsOf } from './dossier.warnings.ts';

type DossierSubject = Subject<Dossier, DossierIntent, DossierEvent, DossierContext>;
type ActSubject = Subject<ActReference, ClaimActReference, ActReferenceEvent, undefined>;

const subject: DossierSubject = { name: 'dossier', decider: dossierDecider };
const actSubject: ActSubject = { name: 'act', decider: actReferenceDecider };

/** How often a rival is met before the conflict is told. */
const attempts = 5;

/** What an intent led to, and what should be known of it. */
export interface DossierResult extends CommandResult<Dossier> {
  readonly reference: string;
  readonly warnings: readonly DossierWarning[];
}

/**
 * Where dossiers are worked on: it gathers the world, runs the decider on the dossier's stream, and claims an act's
 * reference in the same append as the decision that bears it.
 */
export class DossierDesk {
  readonly #store: EventStore;
  readonly #dossiers: CommandHandler<Dossier, DossierIntent, DossierEvent, DossierContext>;
  readonly #acts: CommandHandler<ActReference, ClaimActReference, ActReferenceEvent, undefined>;
  readonly #world: DossierWorld;

  constructor(store: EventStore, clock: Clock, neighbours: DossierNeighbours, models: DossierModels) {
    this.#store = store;
    this.#dossiers = new CommandHandler(store, clock, subject, { attempts });
    this.#acts = new CommandHandler(store, clock, actSubject, { attempts });
    this.#world = new DossierWorld(clock, neighbours, models);
  }

  /**
   * Opens a draft under a reference drawn from the command's own id: the same command again finds the same dossier.
   * @throws the refusal; what the store throws.
   */
  async open(
    asked: Extract<DossierIntent, { intent: 'open-draft' }>,
    envelope: CommandEnvelope,
    actor: Asker,
  ): Promise<DossierResult> {
    const campaign = await this.#world.campaign(asked.campaign);
    const prefix = `D${String(campaign?.year ?? 0)
      .slice(-2)
      .padStart(2, '0')}`;
    for (let attempt = 1; ; attempt++) {
      const reference = referenceFrom(prefix, envelope.commandId, attempt);
      try {
        return await this.#run(reference, asked, envelope, actor, 'new');
      } catch (error) {
        // The reference is taken by another dossier: draw again.
        if (!(error instanceof Conflict) || attempt >= attempts) throw error;
      }
    }
  }

  /** Carries out an intent on a dossier. @throws the refusal; Conflict; what the store throws. */
  handle(
    reference: string,
    asked: DossierIntent,
    envelope: CommandEnvelope,
    actor: Asker,
  ): Promise<DossierResult> {
    return asked.intent === 'grant-line' || asked.intent === 'refuse-line'
      ? this.#decideUnderAct(reference, asked, envelope, actor)
      : this.#run(reference, asked, envelope, actor);
  }

  /** Decides without writing, for a session that writes its own facts together with the dossier's. */
  prepare(
    reference: string,
    asked: DossierIntent,
    envelope: CommandEnvelope,
    actor: Asker,
  ): Promise<Prepared<Dossier>> {
    return this.#dossiers.prepare(reference, asked, envelope, (state) =>
      this.#world.contextFor(reference, asked, actor, state, envelope.occurredAt),
    );
  }

  /** The dossier now, or as it was known at an instant; revision -1 when there is none (then). */
  load(reference: string, asOf?: Instant) {
    return this.#dossiers.load(reference, asOf);
  }

  /** What the decider would be told now: to say beforehand what would be refused. */
  contextOf(reference: string, asked: DossierIntent, actor: Asker, state: Dossier) {
    return this.#world.contextFor(reference, asked, actor, state);
  }

  async #run(
    reference: string,
    asked: DossierIntent,
    envelope: CommandEnvelope,
    actor: Asker,
    expected?: 'new',
  ): Promise<DossierResult> {
    let warnings: readonly DossierWarning[] = [];
    const result = await this.#dossiers.handle(
      reference,
      asked,
      envelope,
      (state) => {
        const context = this.#world.contextFor(reference, asked, actor, state, envelope.occurredAt);
        const told = (world: DossierContext) => {
          warnings = warningsOf(asked, state, world);
          return world;
        };
        return context instanceof Promise ? context.then(told) : told(context);
      },
      expected,
    );
    return { ...result, reference, warnings };
  }

  /** The decision and the claim on its act's reference: both are written, or neither. */
  async #decideUnderAct(
    reference: string,
    asked: Extract<DossierIntent, { intent: 'grant-line' | 'refuse-line' }>,
    envelope: CommandEnvelope,
    actor: Asker,
  ): Promise<DossierResult> {
    const act = comparableReference(asked.act.reference);
    const claimId = derivedId('act', act);
    let warnings: readonly DossierWarning[] = [];
    const [result] = await handleTogether<Dossier | ActReference>(
      this.#store,
      attempts,
      envelope,
      async () => {
        const { state: claim } = await this.#acts.load(claimId);
        const decision = await this.#dossiers.prepare(reference, asked, envelope, async (state) => {
          const held = claim.heldBy?.dossier;
          const world = await this.#world.contextFor(
            reference,
            asked,
            actor,
            state,
            envelope.occurredAt,
            held,
          );
          warnings = warningsOf(asked, state, world);
          return world;
        });
        if (decision.kind !== 'writing') return [decision];
        const { expectedRevision: _dossiers, ...unseen } = envelope;
        const data = { reference: act, dossier: reference, lineId: asked.lineId };
        return [decision, await this.#acts.prepare(claimId, data, unseen, undefined)];
      },
    );
    // The first part is the dossier's, by the list just above.
    return { ...(result as CommandResult<Dossier>), reference, warnings };
  }
}
