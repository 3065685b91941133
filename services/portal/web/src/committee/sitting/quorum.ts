import type { AgendaItem, Quorum, Sitting } from '../committee-answers.ts';

/**
 * Who counts: members who did not leave for the dossier (R19). The session's own rule, told before it is asked.
 * @param present who is there; default: as the session has it
 */
export function quorumOf(
  { members, quorumPercent, present: noted }: Pick<Sitting, 'members' | 'quorumPercent' | 'present'>,
  item?: Pick<AgendaItem, 'recused'>,
  present: readonly string[] = noted,
): Quorum {
  const left = new Set(item?.recused.map(({ member }) => member));
  const entitled = members.filter(({ id }) => !left.has(id)).length;
  return {
    entitled,
    present: present.filter((member) => !left.has(member)).length,
    needed: Math.max(1, Math.ceil((entitled * quorumPercent) / 100)),
  };
}
