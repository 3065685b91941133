import {
  type CommandEnvelope,
  CommandHandler,
  type CommandResult,
  type Prepared,
  handleTogether,
  withDrawnReference,
} from '@jalon/event-store';
import type { DomainError, Instant } from '@jalon/kernel';
import type { Committees } from '../committee/committee.handlers.ts';
import type { DecisionContext } from '../context.ts';
import { decisionContext } from '../decision-context.ts';
import { NotOnThisAgenda } from '../dossier/committee/committee-passage.errors.ts';
import type { DossierDesk } from '../dossier/dossier-desk.ts';
import { DossierNotPossibleNow } from '../dossier/dossier.errors.ts';
import type { Dossier } from '../dossier/dossier.state.ts';
import type { Ports } from '../ports.ts';
import { dossierIntentsOf } from './session-dossiers.ts';
import type { SessionIntent, SessionIntentFields } from './session.commands.ts';
import type { CommitteeTerms, DossierTerms, SessionContext } from './session.context.ts';
import { sessionDecider } from './session.decider.ts';
import { SessionNotPossibleNow } from './session.errors.ts';
import type { SessionEvent } from './session.events.ts';
import type { Session } from './session.state.ts';

const attempts = 5;

/** The intents by which a session lets dossiers go. */
const lettingGo: ReadonlySet<SessionIntent['intent']> = new Set(['remove-agenda-item', 'close', 'cancel']);

export interface SessionResult extends CommandResult<Session> {
  readonly session: string;
}

/** Where sessions are prepared and held. What a session does to dossiers is written with its own facts, in one append. */
export class SessionDesk {
  readonly #ports: Pick<Ports, 'store' | 'clock'>;
  readonly #sessions: CommandHandler<Session, SessionIntent, SessionEvent, SessionContext>;
  readonly #committees: Committees;
  readonly #dossiers: DossierDesk;

  constructor(ports: Pick<Ports, 'store' | 'clock'>, committees: Committees, dossiers: DossierDesk) {
    this.#ports = ports;
    this.#sessions = new CommandHandler(ports.store, ports.clock, {
      name: 'session',
      decider: sessionDecider,
    });
    this.#committees = committees;
    this.#dossiers = dossiers;
  }

  /** Schedules a session under an id drawn from the command's own. @throws the refusal; what the store throws. */
  schedule(
    fields: SessionIntentFields<'schedule'>,
    envelope: CommandEnvelope,
    actor: DecisionContext['actor'],
  ): Promise<SessionResult> {
    return withDrawnReference(
      `S${fields.heldOn.slice(2, 4)}`,
      envelope.commandId,
      (error) => error instanceof SessionNotPossibleNow,
      (session) => this.handle(session, { intent: 'schedule', ...fields }, envelope, actor),
    );
  }

  /** Carries out an intent on a session, and what it entails for dossiers. @throws the refusal; Conflict. */
  async handle(
    session: string,
    asked: SessionIntent,
    envelope: CommandEnvelope,
    actor: DecisionContext['actor'],
  ): Promise<SessionResult> {
    const { expectedRevision: _sessions, ...unseen } = envelope;
    const [result] = await handleTogether<Session | Dossier>(
      this.#ports.store,
      attempts,
      envelope,
      async () => {
        const { state } = await this.#sessions.load(session);
        const context = await this.#contextFor(session, asked, envelope, actor);
        const decision = await this.#sessions.prepare(session, asked, envelope, context);
        if (decision.kind !== 'writing') return [decision];
        const entailed: Prepared<Dossier>[] = [];
        for (const { reference, intent } of dossierIntentsOf(session, asked, state, context)) {
          const part = await this.#dossiers.prepare(reference, intent, unseen, actor);
          // A dossier withdrawn or refused by silence meanwhile has left the agenda by itself: it holds back no closing.
          if (part.kind === 'refused' && lettingGo.has(asked.intent) && saysItHasLeft(part.refusal)) continue;
          entailed.push(part);
        }
        return [decision, ...entailed];
      },
    );
    // The first part is the session's, by the list just above.
    return { ...(result as CommandResult<Session>), session };
  }

  load(session: string, asOf?: Instant) {
    return this.#sessions.load(session, asOf);
  }

  async #contextFor(
    session: string,
    asked: SessionIntent,
    { occurredAt }: CommandEnvelope,
    actor: DecisionContext['actor'],
  ): Promise<SessionContext> {
    const context = { session, ...decisionContext(this.#ports.clock, actor, occurredAt) };
    if (asked.intent === 'schedule')
      return { ...context, committee: await this.#committeeTerms(asked.committee) };
    if (asked.intent === 'add-agenda-item')
      return { ...context, dossier: await this.#dossierTerms(asked.dossier) };
    return context;
  }

  async #committeeTerms(id: string): Promise<CommitteeTerms | undefined> {
    const { state } = await this.#committees.load(id);
    if (state.status !== 'active') return undefined;
    const { campaign, quorumPercent, members } = state;
    return { campaign, quorumPercent, members };
  }

  async #dossierTerms(reference: string): Promise<DossierTerms | undefined> {
    const { state } = await this.#dossiers.load(reference);
    if (!('file' in state)) return undefined;
    const { porteur, contents } = state.file;
    return { reference, title: contents.title, porteur: { id: porteur.id, name: porteur.name } };
  }
}

function saysItHasLeft(refusal: DomainError): boolean {
  return refusal instanceof DossierNotPossibleNow || refusal instanceof NotOnThisAgenda;
}
