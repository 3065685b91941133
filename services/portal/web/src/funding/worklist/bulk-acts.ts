import type { WorkItem } from '../funding-answers.ts';

type Fields = Readonly<Record<string, unknown>>;

/** How a kind of work is done on many at once. */
export interface BulkAct {
  readonly intent: string;
  readonly role: 'finance' | 'certificateur';
  /** Fields that each item brings itself. */
  readonly own: readonly string[];
  /** What an item brings. @param nth its place @param typed what is common to all */
  readonly fieldsOf: (item: WorkItem, nth: number, typed: Fields) => Fields;
}

const nothing = () => ({});

/** The kinds of work that can be done together. A legal act is each commitment's own: it is not among them. */
const acts: Readonly<Record<string, BulkAct>> = {
  'reserve-again': { intent: 'retry-reservation', role: 'finance', own: [], fieldsOf: nothing },
  commit: {
    intent: 'commit-accounting',
    role: 'finance',
    own: [],
    fieldsOf: (_item, nth, { number }) => ({ number: numberAfter(String(number), nth) }),
  },
  certify: { intent: 'certify-service', role: 'certificateur', own: [], fieldsOf: nothing },
  settle: {
    intent: 'settle-liquidation',
    role: 'finance',
    own: ['certificate', 'amount'],
    fieldsOf: ({ concerns, amount }) => ({ certificate: concerns, amount }),
  },
  order: {
    intent: 'issue-payment-order',
    role: 'finance',
    own: ['liquidation'],
    fieldsOf: ({ concerns }) => ({ liquidation: concerns }),
  },
  pay: {
    intent: 'record-payment',
    role: 'finance',
    own: ['order', 'amount', 'source'],
    fieldsOf: ({ concerns, amount }) => ({ order: concerns, amount }),
  },
  release: { intent: 'release', role: 'finance', own: [], fieldsOf: nothing },
};

export function bulkActOf(kinds: readonly string[] | undefined): BulkAct | undefined {
  const [kind, ...others] = kinds ?? [];
  return kind === undefined || others.length > 0 ? undefined : acts[kind];
}

/** `EC-2016-00041` and three more: `EC-2016-00044`. A number without digits at its end gets them. */
export function numberAfter(first: string, nth: number): string {
  const digits = /\d+$/.exec(first)?.[0];
  if (digits === undefined) return nth === 0 ? first : `${first}-${nth + 1}`;
  return first.slice(0, -digits.length) + String(Number(digits) + nth).padStart(digits.length, '0');
}

/** What is sent: fields that are common, and each commitment with its own. */
export function bulkBody({ fieldsOf }: BulkAct, items: readonly WorkItem[], typed: Fields): Fields {
  return {
    ...typed,
    items: items.map((item, nth) => ({ commitment: item.commitment, ...fieldsOf(item, nth, typed) })),
  };
}

export function keyOf({ kind, commitment, concerns }: WorkItem): string {
  return `${kind} ${commitment} ${concerns ?? ''}`;
}
