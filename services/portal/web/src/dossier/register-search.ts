/** What the register's address may say: the very parameters of the list, so that an address is a view to be shared. */
export interface RegisterSearch {
  readonly q?: string;
  readonly campaign?: string;
  readonly status?: readonly string[];
  readonly theme?: readonly string[];
  readonly territory?: readonly string[];
  readonly funder?: readonly string[];
  readonly instructor?: string;
  readonly committee?: string;
  readonly porteur?: string;
  readonly dueBefore?: string;
  readonly sort?: string;
  readonly page?: number;
  /** Columns that are hidden. */
  readonly sans?: readonly string[];
}

export const severalOf = ['status', 'theme', 'territory', 'funder'] as const;
const oneOf = ['q', 'campaign', 'instructor', 'committee', 'porteur', 'sort', 'dueBefore'] as const;

/** Reads an address. What it does not know it leaves out: an old link still opens. */
export function registerSearch(search: Record<string, unknown>): RegisterSearch {
  const texts = Object.fromEntries(
    oneOf.flatMap((name) =>
      typeof search[name] === 'string' && search[name] !== '' ? [[name, search[name]]] : [],
    ),
  );
  const lists: Record<string, string[]> = Object.fromEntries(
    [...severalOf, 'sans'].flatMap((name) => {
      const values = listOf(search[name]);
      return values.length > 0 ? [[name, values]] : [];
    }),
  );
  if (search['sans'] === nothingHidden) lists['sans'] = [];
  const page = Number(search['page']);
  return { ...texts, ...lists, ...(Number.isInteger(page) && page > 1 && { page }) };
}

function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? value.split(',').filter((text) => text !== '') : [];
}

/** A quartier goes by `quartier`, a commune with its quartiers by `commune`: the register's own terms. */
export function parametersOf({ territory = [], sans: _hidden, ...search }: RegisterSearch) {
  const isCommune = (code: string) => /^\d{5}$/.test(code);
  return {
    ...search,
    commune: territory.filter(isCommune),
    quartier: territory.filter((code) => !isCommune(code)),
  };
}

/** How an address says that every column is shown. */
export const nothingHidden = 'aucune';

export const pageSize = 50;
