import { useQuery } from '@tanstack/react-query';
import { read } from '../api/client.ts';
import { type Person, useSession } from '../session/session.ts';
import type { List } from './dossier-answers.ts';

/** Office holders known by name: those of the demonstration, where it is one; else an id stands for itself. */
export function useHolders(): readonly Person[] {
  const { mode } = useSession();
  const { data } = useQuery({
    queryKey: ['reference', 'personas'],
    queryFn: ({ signal }) => read<{ items: readonly Person[] }>('/api/auth/personas', undefined, signal),
    staleTime: Infinity,
    enabled: mode === 'demonstration',
  });
  return data?.items ?? [];
}

export function useHolderName(): (id: string) => string {
  const holders = useHolders();
  return (id) => holders.find((person) => person.id === id)?.name ?? id;
}

interface CommitteeName {
  readonly committee: string;
  readonly name: string;
}

export function useCommitteeName(): (id: string) => string {
  const { data } = useQuery({
    queryKey: ['reference', 'committees'],
    queryFn: ({ signal }) =>
      read<List<CommitteeName>>('/api/programmation/committees', { pageSize: 200 }, signal),
    staleTime: Infinity,
  });
  return (id) => data?.items.find(({ committee }) => committee === id)?.name ?? id;
}
