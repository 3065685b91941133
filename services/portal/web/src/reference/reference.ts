import { queryOptions, useQuery } from '@tanstack/react-query';
import { read } from '../api/client.ts';

interface Named {
  readonly code: string;
  readonly name?: string;
}

interface Funder extends Named {
  readonly dispositifs: readonly Named[];
}

/** What the programme calls things: territories, themes, funders. It changes once a year, not in a day. */
export interface Reference {
  readonly communes: readonly Named[];
  readonly quartiers: readonly (Named & { readonly communes: readonly string[] })[];
  readonly themes: readonly { readonly version: string; readonly themes: readonly Named[] }[];
  readonly funders: readonly Funder[];
}

const part = <Item>(name: string, signal: AbortSignal) =>
  read<{ items: readonly Item[] }>(`/api/programmation/reference/${name}`, undefined, signal).then(
    ({ items }) => items,
  );

const referenceQuery = queryOptions({
  queryKey: ['reference'],
  staleTime: Infinity,
  queryFn: async ({ signal }): Promise<Reference> => {
    const [communes, quartiers, themes, funders] = await Promise.all([
      part<Reference['communes'][number]>('communes', signal),
      part<Reference['quartiers'][number]>('quartiers', signal),
      part<Reference['themes'][number]>('themes', signal),
      part<Funder>('funders', signal),
    ]);
    return { communes, quartiers, themes, funders };
  },
});

/** What is known so far; undefined until the first answer. */
export function useReference(): Reference | undefined {
  return useQuery(referenceQuery).data;
}

export interface Names {
  territory(code: string): string;
  theme(code: string, nomenclature?: string): string;
  funder(code: string): string;
  dispositif(funder: string, code: string): string;
}

/** Names for codes; a code whose name is not (yet) known stands for itself. */
export function useNames(): Names {
  const { data } = useQuery(referenceQuery);
  const named = (all: readonly Named[] | undefined, code: string) =>
    all?.find((one) => one.code === code)?.name;
  return {
    territory(code) {
      if (code === 'metropolitan') return 'Toute la métropole';
      return named(data?.communes, code) ?? named(data?.quartiers, code) ?? code;
    },
    theme(code, nomenclature = 'contrat-2015') {
      return named(data?.themes.find(({ version }) => version === nomenclature)?.themes, code) ?? code;
    },
    funder: (code) => named(data?.funders, code) ?? code,
    dispositif(funder, code) {
      return named(data?.funders.find((one) => one.code === funder)?.dispositifs, code) ?? code;
    },
  };
}
