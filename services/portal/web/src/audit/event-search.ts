/** What the address of a search through the history may say: the very parameters of the service. */
export interface EventSearch {
  readonly q?: string;
  readonly type?: readonly string[];
  readonly category?: readonly string[];
  readonly role?: readonly string[];
  readonly actor?: readonly string[];
  readonly subject?: string;
  readonly correlation?: string;
  readonly from?: string;
  readonly until?: string;
  /** Cents. */
  readonly minAmount?: string;
  readonly maxAmount?: string;
  readonly sort?: string;
  readonly page?: number;
}

const texts = ['q', 'subject', 'correlation', 'from', 'until', 'minAmount', 'maxAmount', 'sort'] as const;
const lists = ['type', 'category', 'role', 'actor'] as const;

export function eventSearch(search: Record<string, unknown>): EventSearch {
  const page = Number(search['page']);
  return {
    ...Object.fromEntries(
      texts.flatMap((name) =>
        typeof search[name] === 'string' && search[name] !== '' ? [[name, search[name]]] : [],
      ),
    ),
    ...Object.fromEntries(
      lists.flatMap((name) => {
        const value = search[name];
        const values = Array.isArray(value)
          ? value.map(String)
          : typeof value === 'string'
            ? value.split(',')
            : [];
        const given = values.filter((one) => one !== '');
        return given.length > 0 ? [[name, given]] : [];
      }),
    ),
    ...(Number.isInteger(page) && page > 1 && { page }),
  };
}

export const pageSize = 50;
