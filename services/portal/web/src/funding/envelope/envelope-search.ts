import { type Search, listsIn, pageIn, textsIn } from '../../list/list-search.ts';

/** What the address of the list of envelopes may say. */
export interface EnvelopesSearch {
  readonly funder?: readonly string[];
  readonly year?: readonly string[];
  readonly dispositif?: readonly string[];
  readonly parent?: string;
  readonly sort?: string;
}

export const envelopeFacets = ['year', 'funder', 'dispositif'] as const;

export function envelopesSearch(search: Search): EnvelopesSearch {
  return { ...listsIn(search, envelopeFacets), ...textsIn(search, ['parent', 'sort']) };
}

/** What the address of one envelope may say: the figure whose facts are shown, of which exercice; the days drawn. */
export interface EnvelopeSearch {
  readonly depuis?: string;
  readonly jusque?: string;
  readonly chiffre?: string;
  readonly exercice?: string;
  readonly page?: number;
}

export function envelopeSearch(search: Search): EnvelopeSearch {
  const { chiffre, exercice, depuis, jusque } = textsIn(search, ['chiffre', 'exercice', 'depuis', 'jusque']);
  return {
    ...(isDay(depuis) && { depuis }),
    ...(isDay(jusque) && { jusque }),
    ...(chiffre !== undefined && /^(authority|credits)\.[a-zA-Z]+$/.test(chiffre) && { chiffre }),
    ...(exercice !== undefined && /^\d{4}$/.test(exercice) && { exercice }),
    ...pageIn(search),
  };
}

function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
