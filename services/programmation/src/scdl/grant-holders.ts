import { derivedId } from '@jalon/event-store';
import { type Day, startOfParisDay } from '@jalon/kernel';
import type { DecisionContext } from '../context.ts';
import type { PorteurDesk } from '../porteur/porteur-desk.ts';
import { IdentifierTaken } from '../porteur/porteur.errors.ts';
import { legalFormOf } from './past-grant.ts';
import type { TakenRow } from './repairs/judged-row.ts';

/** On whose behalf, in which correlation, an import writes. */
export interface ImportAuthor {
  readonly actor: DecisionContext['actor'];
  readonly correlationId: string;
}

/** The porteur of a row, and how it was come by. */
export interface GrantHolder {
  readonly porteur: string;
  readonly registered: boolean;
  /** The row's SIRET and RNA are two porteurs': the SIRET's was taken. */
  readonly disputed: boolean;
}

/** Finds the porteurs of rows by SIRET, else by RNA, and registers those that nobody knows. One row after the other. */
export class GrantHolders {
  readonly #desk: PorteurDesk;
  readonly #author: ImportAuthor;
  readonly #known = new Map<string, string>();

  constructor(desk: PorteurDesk, author: ImportAuthor) {
    this.#desk = desk;
    this.#author = author;
  }

  /** @throws the refusal of the registration; what the store throws. */
  async holderOf(row: TakenRow): Promise<GrantHolder> {
    const { siret, rna } = row.identity;
    const bySiret = siret === undefined ? undefined : await this.#find(siret);
    const byRna = rna === undefined ? undefined : await this.#find(rna);
    const porteur = bySiret ?? byRna;
    if (porteur === undefined)
      return { porteur: await this.#register(row), registered: true, disputed: false };
    return { porteur, registered: false, disputed: byRna !== undefined && byRna !== porteur };
  }

  async #find(identifier: string): Promise<string | undefined> {
    const porteur = this.#known.get(identifier) ?? (await this.#desk.holderOf(identifier));
    if (porteur !== undefined) this.#known.set(identifier, porteur);
    return porteur;
  }

  async #register({ identity, cells }: TakenRow): Promise<string> {
    const { actor, correlationId } = this.#author;
    // The row was judged: its date is a day.
    const since = cells.dateConvention as Day;
    const { id, role } = actor;
    const key = identity.siret ?? identity.rna ?? '';
    const legalForm = legalFormOf(identity);
    const fields = { name: cells.nomBeneficiaire, identifiers: identity, legalForm, since };
    const commandId = derivedId('scdl porteur', key);
    const envelope = { commandId, correlationId, actor: { id, role }, occurredAt: startOfParisDay(since) };
    try {
      return (await this.#desk.register({ ...fields, origin: 'imported' }, envelope, actor)).porteur;
    } catch (error) {
      // Somebody registered it meanwhile.
      const found = error instanceof IdentifierTaken ? await this.#find(key) : undefined;
      if (found === undefined) throw error;
      return found;
    }
  }
}
