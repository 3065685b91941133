import type { RecordedEvent } from '@jalon/event-store';
import type { Projection } from '@jalon/read-models';

export type Deposited = RecordedEvent<
  'Deposited',
  {
    readonly reference: string;
    readonly title: string;
    readonly amount?: number;
    readonly funders?: readonly string[];
  }
>;
export type Moved = RecordedEvent<'Moved', { readonly reference: string; readonly status: string }>;
export type Withdrawn = RecordedEvent<'Withdrawn', { readonly reference: string }>;
/** One fact about several dossiers. */
export type Granted = RecordedEvent<'Granted', { readonly references: readonly string[] }>;
export type RegisterEvent = Deposited | Moved | Withdrawn | Granted;

export interface RegisterLine {
  readonly reference: string;
  readonly title: string;
  readonly status: string;
  readonly amount?: number;
  readonly lines: readonly { readonly funder: string }[];
  readonly moves: number;
}

/** The read model that the conformance suite keeps: a small register, as the real ones are. */
export const register: Projection<RegisterLine, RegisterEvent> = {
  name: 'register',
  version: 1,
  types: ['Deposited', 'Moved', 'Withdrawn', 'Granted'],
  textFields: ['title', 'lines.funder'],
  lookups: ['status'],
  documentId: ({ type, data }) => (type === 'Granted' ? data.references : data.reference),
  evolve: (line, event) => {
    switch (event.type) {
      case 'Deposited': {
        const { reference, title, amount, funders = [] } = event.data;
        const lines = funders.map((funder) => ({ funder }));
        return {
          reference,
          title,
          status: 'deposited',
          ...(amount !== undefined && { amount }),
          lines,
          moves: 0,
        };
      }
      case 'Moved':
        return line && { ...line, status: event.data.status, moves: line.moves + 1 };
      case 'Granted':
        return line && { ...line, status: 'granted', moves: line.moves + 1 };
      case 'Withdrawn':
        return undefined;
    }
  },
};

/** Throws on a dossier whose title is `poison`. */
export const brittle: Projection<RegisterLine, RegisterEvent> = {
  ...register,
  name: 'brittle',
  evolve: (line, event, id) => {
    if (event.type === 'Deposited' && event.data.title === 'poison') throw new Error('cannot digest this');
    return register.evolve(line, event, id);
  },
};
