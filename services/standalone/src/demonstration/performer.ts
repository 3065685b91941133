import { type Principal, actorOf } from '@jalon/auth';
import { type CommandEnvelope, derivedId } from '@jalon/event-store';
import { type Day, DomainError, type Instant, endOfParisDay, startOfParisDay } from '@jalon/kernel';
import {
  CampaignCommand,
  CommitteeCommand,
  DossierCommand,
  type DossierIntent,
  PorteurCommand,
  SessionCommand,
  type SessionIntent,
  funders,
  metropolitan,
  nomenclatures,
} from '@jalon/programmation';
import { CommandBus } from '@nestjs/cqrs';
import { campaign, firstDay } from './campaign-terms.ts';
import { Cast } from './cast.ts';
import { FundingPerformer } from './funding/funding-performer.ts';
import { places, unplacedQuartiers } from './places.ts';
import type { ProgrammeStep } from './programme-step.ts';
import type { Stage } from './stage.ts';

/** Sends the plan's acts as commands, through the bus that the screens use. */
export class Performer {
  readonly #bus: CommandBus;
  readonly #seed: number;
  readonly #cast = new Cast();
  /** For each dossier, the lines for which a convention is still awaited. */
  readonly #conventions = new Map<string, readonly string[]>();
  readonly #funding: FundingPerformer;

  constructor(application: Stage['application'], seed: number) {
    this.#bus = application.get(CommandBus);
    this.#seed = seed;
    this.#funding = new FundingPerformer(application, this.#cast, seed);
  }

  /**
   * Carries out one act.
   * @param nth its place in the plan: the ids of the command and of its events are derived from it.
   * @throws the refusal, if a rule refuses it: the demonstration obeys the rules, so it stops.
   */
  async perform(step: ProgrammeStep, nth: number, occurredAt: Instant): Promise<void> {
    const actor = this.#cast.actor(step);
    const commandId = derivedId(`demonstration/${String(this.#seed)}`, nth);
    await this.#send(step.act, actor, { commandId, actor: actorOf(actor), occurredAt });
  }

  async #send(act: ProgrammeStep['act'], actor: Principal, envelope: CommandEnvelope): Promise<void> {
    switch (act.on) {
      case 'campaign':
        await this.#bus.execute(
          new CampaignCommand(
            campaign.id,
            act.intent === 'prepare' ? { intent: 'prepare', ...terms() } : withoutFields(act.intent),
            envelope,
            actor,
          ),
        );
        return;
      case 'porteur': {
        const { key, name, siret, rna, legalForm, commune } = act.body;
        const { porteur } = await this.#bus.execute(
          new PorteurCommand(
            undefined,
            {
              intent: 'register',
              name,
              identifiers: { siret, ...(rna !== undefined && { rna }) },
              legalForm,
              commune,
              since: firstDay as Day,
              origin: 'entered',
            },
            envelope,
            actor,
          ),
        );
        this.#cast.named(key, porteur);
        return;
      }
      case 'committee': {
        const { key, name, scope, quorumPercent } = act.committee;
        const intent = { intent: 'create', campaign: campaign.id, name, scope, quorumPercent } as const;
        const { committee } = await this.#bus.execute(
          new CommitteeCommand(undefined, intent, envelope, actor),
        );
        this.#cast.named(key, committee);
        return;
      }
      case 'member': {
        const interests = act.member.interests.map((body) => this.#cast.referenceOf(body));
        const intent = { intent: 'appoint-member', ...act.member, interests } as const;
        await this.#bus.execute(
          new CommitteeCommand(this.#cast.referenceOf(act.committee), intent, envelope, actor),
        );
        return;
      }
      case 'session':
        return this.#session(act.session, act.asked, actor, envelope);
      case 'dossier':
        return this.#dossier(act.dossier, act.asked, actor, envelope);
      case 'convention': {
        const lineIds = this.#conventions.get(act.dossier) ?? [];
        if (lineIds.length === 0) return;
        return this.#dossier(act.dossier, { ...act.asked, lineIds: [...lineIds] }, actor, envelope);
      }
      case 'closing':
        return this.#close(act.dossier, actor, envelope);
      default:
        return this.#funding.perform(act, actor, envelope);
    }
  }

  /** A dossier of which money is still owed stays open, as its rule says. */
  async #close(key: string, actor: Principal, envelope: CommandEnvelope): Promise<void> {
    try {
      // An intent without fields: its schema's type would have none at all, not even its name.
      await this.#dossier(key, { intent: 'close' } as DossierIntent, actor, envelope);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'dossier/money-still-owed') throw error;
    }
  }

  async #session(
    key: string,
    asked: SessionIntent,
    actor: Principal,
    envelope: CommandEnvelope,
  ): Promise<void> {
    if (asked.intent === 'schedule') {
      const intent = { ...asked, committee: this.#cast.referenceOf(asked.committee) };
      const { session } = await this.#bus.execute(new SessionCommand(undefined, intent, envelope, actor));
      this.#cast.named(key, session);
      return;
    }
    const intent = aboutADossier(asked)
      ? { ...asked, dossier: this.#cast.referenceOf(asked.dossier) }
      : asked;
    await this.#bus.execute(new SessionCommand(this.#cast.referenceOf(key), intent, envelope, actor));
  }

  async #dossier(
    key: string,
    asked: DossierIntent,
    actor: Principal,
    envelope: CommandEnvelope,
  ): Promise<void> {
    if (asked.intent === 'open-draft') {
      const intent = { ...asked, porteur: this.#cast.referenceOf(asked.porteur) };
      const { reference } = await this.#bus.execute(new DossierCommand(undefined, intent, envelope, actor));
      this.#cast.named(key, reference);
      return;
    }
    const { state } = await this.#bus.execute(
      new DossierCommand(this.#cast.referenceOf(key), asked, envelope, actor),
    );
    if (asked.intent === 'notify-decision' && 'file' in state) {
      this.#conventions.set(key, state.file.conventionAwaitedOn);
    }
  }
}

function aboutADossier(asked: SessionIntent): asked is Extract<SessionIntent, { readonly dossier: string }> {
  return 'dossier' in asked;
}

function terms() {
  const { year, name, opensOn, closesOn, nomenclature } = campaign;
  const themes = nomenclatures.find(({ version }) => version === nomenclature)?.themes ?? [];
  return {
    year,
    name,
    opensAt: startOfParisDay(opensOn),
    closesAt: endOfParisDay(closesOn),
    nomenclature,
    themes: themes.map(({ code }) => code),
    territories: [
      metropolitan,
      ...places.map(({ commune }) => commune),
      ...new Set([...places.flatMap(({ quartiers }) => quartiers), ...unplacedQuartiers]),
    ],
    funders: funders.flatMap(({ code, dispositifs }) =>
      dispositifs.map((dispositif) => ({ funder: code, dispositif: dispositif.code })),
    ),
  };
}

function withoutFields(intent: 'open' | 'close') {
  // An intent without fields: its schema's type would have none at all, not even its name.
  return { intent } as ConstructorParameters<typeof CampaignCommand>[1];
}
