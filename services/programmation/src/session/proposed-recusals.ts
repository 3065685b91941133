import type { AgendaLine, SessionAgenda } from './session-agenda.projection.ts';

/** A line of the agenda with the members whose recusal is proposed. */
export interface AgendaLineProposing extends AgendaLine {
  /** R19: members known to hold an office at the porteur, whose recusal is not noted yet; none once the opinion is given. */
  readonly proposedRecusals: readonly { readonly member: string; readonly name: string }[];
}

/** R19 (CGCT L2131-11): the agenda itself says who should leave for which dossier, so that the secretary need not know. */
export function proposingRecusals({
  members,
  items,
  ...session
}: SessionAgenda): Omit<SessionAgenda, 'items'> & { readonly items: readonly AgendaLineProposing[] } {
  return {
    ...session,
    members,
    items: items.map((item) => ({
      ...item,
      proposedRecusals: (isAwaited(session, item) ? members : [])
        .filter(({ interests }) => interests.includes(item.porteur.id))
        .filter(({ id }) => !item.recused.some(({ member }) => member === id))
        .map(({ id, name }) => ({ member: id, name })),
    })),
  };
}

function isAwaited({ status }: Pick<SessionAgenda, 'status'>, { opinion }: AgendaLine): boolean {
  return opinion === undefined && (status === 'scheduled' || status === 'open');
}
