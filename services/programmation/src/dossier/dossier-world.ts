import { type Clock, type Day, type Instant, parisDay } from '@jalon/kernel';
import type { ReadModel } from '@jalon/read-models';
import type { DecisionContext } from '../context.ts';
import { rulesInForce } from '../reference/legal-rules.ts';
import type { DossierIntent } from './dossier.commands.ts';
import type { CampaignTerms, DossierContext, PorteurRecord, PorteurTerms } from './dossier.context.ts';
import type { DossierEntry } from './dossier-entry.ts';
import { porteurOf } from './dossier.policies.ts';
import type { Dossier } from './dossier.state.ts';
import type { PorteurDossiers } from './porteur-dossiers.projection.ts';

/** What a dossier asks of the subjects beside it. */
export interface DossierNeighbours {
  campaign(id: string): Promise<CampaignTerms | undefined>;
  porteur(id: string): Promise<PorteurTerms | undefined>;
}

/** The read models that a decision looks at. What they count was written by earlier commands. */
export interface DossierModels {
  readonly register: ReadModel<DossierEntry>;
  readonly porteurDossiers: ReadModel<PorteurDossiers>;
}

export type Asker = DecisionContext['actor'];

/** Gathers what the decider is told of the world: for most intents nothing but the hour and the person. */
export class DossierWorld {
  readonly #clock: Clock;
  readonly #neighbours: DossierNeighbours;
  readonly #models: DossierModels;

  constructor(clock: Clock, neighbours: DossierNeighbours, models: DossierModels) {
    this.#clock = clock;
    this.#neighbours = neighbours;
    this.#models = models;
  }

  /** The context of an intent, given the state that is about to decide. `at`: when the fact took effect, if not now. */
  contextFor(
    reference: string,
    asked: DossierIntent,
    actor: Asker,
    state: Dossier,
    at: Instant = this.#clock.now(),
    actHeldBy?: string,
  ): DossierContext | Promise<DossierContext> {
    const today = parisDay(at);
    const bare: DossierContext = { reference, now: at, today, actor, rules: rulesInForce(today), actHeldBy };
    switch (asked.intent) {
      case 'open-draft':
        return this.#beside(bare, asked.campaign, asked.porteur);
      case 'submit':
        return state.status === 'draft'
          ? this.#beside(bare, state.identity.campaign, state.identity.porteur.id, true)
          : bare;
      case 'provide-complements':
        return 'file' in state ? this.#withCampaign(bare, state.file.campaign) : bare;
      case 'grant-line':
      case 'notify-decision': {
        const porteur = porteurOf(state);
        return porteur === undefined ? bare : this.#withRecord(bare, porteur);
      }
      default:
        return bare;
    }
  }

  campaign(id: string): Promise<CampaignTerms | undefined> {
    return this.#neighbours.campaign(id);
  }

  async #beside(bare: DossierContext, campaignId: string, porteurId: string, recorded = false) {
    const [campaign, porteur, record] = await Promise.all([
      this.#neighbours.campaign(campaignId),
      this.#neighbours.porteur(porteurId),
      recorded ? this.recordOf(porteurId, bare.today) : undefined,
    ]);
    return { ...bare, campaign, porteur, record };
  }

  async #withCampaign(bare: DossierContext, campaign: string) {
    return { ...bare, campaign: await this.#neighbours.campaign(campaign) };
  }

  async #withRecord(bare: DossierContext, porteurId: string) {
    return { ...bare, record: await this.recordOf(porteurId, bare.today) };
  }

  /** The porteur's other dossiers, as the register knows them. */
  async recordOf(porteurId: string, today: Day): Promise<PorteurRecord> {
    const known = await this.#models.porteurDossiers.get(porteurId);
    const found = await Promise.all((known?.dossiers ?? []).map((id) => this.#models.register.get(id)));
    const entries = found.filter((entry) => entry !== undefined);
    return {
      grants: entries.flatMap(({ reference: dossier, lines }) =>
        lines.flatMap(({ lineId, funder, year, outcome, granted: amount }) =>
          outcome === 'granted' && amount !== undefined ? [{ dossier, lineId, funder, year, amount }] : [],
        ),
      ),
      overdueReports: entries.flatMap(({ reference: dossier, status, reportDueOn: dueOn }) =>
        dueOn !== undefined && dueOn < today && (status === 'report-due' || status === 'report-to-amend')
          ? [{ dossier, dueOn }]
          : [],
      ),
      titles: entries.map(({ reference: dossier, campaign, title }) => ({ dossier, campaign, title })),
    };
  }
}
