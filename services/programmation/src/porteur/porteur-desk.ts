import {
  type CommandEnvelope,
  CommandHandler,
  type CommandResult,
  type Prepared,
  handleTogether,
  withDrawnReference,
} from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import type { DecisionContext } from '../context.ts';
import { decisionContext } from '../decision-context.ts';
import type { Ports } from '../ports.ts';
import {
  type ClaimIdentifier,
  type IdentifierClaim,
  identifierClaimDecider,
} from './identifier-claim.decider.ts';
import type { IdentifierClaimEvent } from './identifier-claim.events.ts';
import type { PorteurIntent, PorteurIntentFields } from './porteur.commands.ts';
import { porteurDecider } from './porteur.decider.ts';
import { PorteurNotPossibleNow } from './porteur.errors.ts';
import type { PorteurEvent } from './porteur.events.ts';
import type { PorteurContext } from './porteur.policies.ts';
import type { Identifiers, Porteur } from './porteur.state.ts';
import { type PorteurWarning, warningsOf } from './porteur.warnings.ts';

const attempts = 5;

export interface PorteurResult extends CommandResult<Porteur> {
  readonly porteur: string;
  readonly warnings: readonly PorteurWarning[];
}

/** Where porteurs are kept: it runs the decider, and claims each identifier in the same append as the fact that gives it. */
export class PorteurDesk {
  readonly #ports: Pick<Ports, 'store' | 'clock'>;
  readonly #porteurs: CommandHandler<Porteur, PorteurIntent, PorteurEvent, PorteurContext>;
  readonly #claims: CommandHandler<IdentifierClaim, ClaimIdentifier, IdentifierClaimEvent, undefined>;

  constructor(ports: Pick<Ports, 'store' | 'clock'>) {
    this.#ports = ports;
    this.#porteurs = new CommandHandler(ports.store, ports.clock, {
      name: 'porteur',
      decider: porteurDecider,
    });
    this.#claims = new CommandHandler(ports.store, ports.clock, {
      name: 'identifier',
      decider: identifierClaimDecider,
    });
  }

  /** Registers a body under an id drawn from the command's own. @throws the refusal; what the store throws. */
  register(
    fields: PorteurIntentFields<'register'>,
    envelope: CommandEnvelope,
    actor: DecisionContext['actor'],
  ): Promise<PorteurResult> {
    return withDrawnReference(
      'P',
      envelope.commandId,
      (error) => error instanceof PorteurNotPossibleNow,
      (porteur) => this.handle(porteur, { intent: 'register', ...fields }, envelope, actor),
    );
  }

  /** Carries out an intent on a porteur. @throws the refusal; Conflict; what the store throws. */
  async handle(
    porteur: string,
    asked: PorteurIntent,
    envelope: CommandEnvelope,
    actor: DecisionContext['actor'],
  ): Promise<PorteurResult> {
    const context = () => ({ porteur, ...decisionContext(this.#ports.clock, actor, envelope.occurredAt) });
    if (!('identifiers' in asked)) {
      return told(porteur, await this.#porteurs.handle(porteur, asked, envelope, context));
    }
    const { expectedRevision: _porteurs, ...unseen } = envelope;
    const [result] = await handleTogether<Porteur | IdentifierClaim>(
      this.#ports.store,
      attempts,
      envelope,
      async () => {
        const decision = await this.#porteurs.prepare(porteur, asked, envelope, context);
        if (decision.kind !== 'writing') return [decision];
        const claims: Prepared<IdentifierClaim>[] = [];
        for (const identifier of identifiersOf(asked.identifiers)) {
          claims.push(await this.#claims.prepare(identifier, { identifier, porteur }, unseen, undefined));
        }
        return [decision, ...claims];
      },
    );
    // The first part is the porteur's, by the list just above.
    return told(porteur, result as CommandResult<Porteur>);
  }

  load(porteur: string, asOf?: Instant) {
    return this.#porteurs.load(porteur, asOf);
  }

  /** The porteur that has a SIRET or a RNA, if any. Read from the log: never late. */
  async holderOf(identifier: string): Promise<string | undefined> {
    return (await this.#claims.load(identifier)).state.porteur;
  }
}

function told(porteur: string, result: CommandResult<Porteur>): PorteurResult {
  return { ...result, porteur, warnings: warningsOf(result.state) };
}

function identifiersOf({ siret, rna }: Identifiers): string[] {
  return [siret, rna].filter((identifier) => identifier !== undefined);
}
