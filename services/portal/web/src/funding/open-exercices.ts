import { useQuery } from '@tanstack/react-query';
import type { SubjectOption } from '../action/subject.ts';
import { read } from '../api/client.ts';
import { usePerson } from '../session/session.ts';

interface Exercice {
  readonly exercice: number;
  readonly status: string;
}

export interface OpenExercices {
  /** To choose from; none while nothing is open, or known: then a year is typed, and the service judges it. */
  readonly options: { readonly exercice?: readonly SubjectOption[] };
  /** The latest that is open. */
  readonly latest: number | undefined;
}

/** The exercices in which something can be committed or ordered today. */
export function useOpenExercices(): OpenExercices {
  const { role } = usePerson();
  const { data } = useQuery({
    queryKey: ['exercices'],
    queryFn: ({ signal }) =>
      read<{ readonly items: readonly Exercice[] }>('/api/funding/exercices', undefined, signal),
    enabled: role === 'finance',
  });
  const open = (data?.items ?? []).filter(({ status }) => status === 'open').map(({ exercice }) => exercice);
  const options = open.map((year) => ({ value: String(year), label: String(year) }));
  return {
    options: options.length === 0 ? {} : { exercice: options },
    latest: open.length === 0 ? undefined : Math.max(...open),
  };
}
