import { Link } from '@tanstack/react-router';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import rows from '../../list/list.module.css';
import { useNames } from '../../reference/reference.ts';
import { euros } from '../../words/format.ts';
import classes from '../funding.module.css';
import type { Envelope } from '../funding-answers.ts';
import { GaugeBar } from '../gauge.tsx';
import { ListTable } from '../../list/list-table.tsx';
import { asTree, creditSums } from './envelope-sums.ts';

interface EnvelopeTableProps {
  /** Undefined until the first answer: the place is kept. */
  readonly envelopes: readonly Envelope[] | undefined;
  readonly paid: ReadonlyMap<string, number> | undefined;
  readonly sort?: string | undefined;
  /** None: the list stands as it is. */
  readonly onSort?: (sort: string | undefined) => void;
}

/** What is told of an envelope, by the word above it. */
const amounts = [
  { word: 'envelopes.ae-held' },
  { word: 'money.committed', field: 'committed' },
  { word: 'figure.authority.available', field: 'available' },
  { word: 'envelopes.cp-held' },
  { word: 'money.ordered' },
  { word: 'money.paid' },
] as const;
type AmountWord = (typeof amounts)[number]['word'];

/** Envelopes with the gauges of their authority (AE) and of their payment credits (CP), daughters under their mother. */
export function EnvelopeTable({ envelopes, paid, sort, onSort }: EnvelopeTableProps) {
  const { t } = useTranslation();
  const branches =
    sort === undefined
      ? asTree(envelopes ?? [])
      : (envelopes ?? []).map((envelope) => ({ envelope, depth: 0 }));
  return (
    <ListTable
      label={t('envelopes.list')}
      caption={t('envelopes.caption')}
      columns={[
        { name: 'envelope', label: t('column.envelope'), field: 'envelope' },
        { name: 'year', label: t('column.year'), field: 'year' },
        ...amounts.map(({ word, ...field }) => ({ name: word, label: t(word), ...field, number: true })),
      ]}
      sort={sort}
      onSort={onSort}
      items={envelopes && branches}
      nothing={t('envelopes.nothing')}
      className={classes.envelopes}
    >
      {({ envelope, depth }) => (
        <EnvelopeRow
          key={envelope.envelope}
          envelope={envelope}
          depth={depth}
          paid={paid?.get(envelope.envelope) ?? 0}
        />
      )}
    </ListTable>
  );
}

function EnvelopeRow({
  envelope: { envelope, label, funder, dispositif, year, authority, credits },
  depth,
  paid,
}: {
  readonly envelope: Envelope;
  readonly depth: number;
  readonly paid: number;
}) {
  const { t } = useTranslation();
  const names = useNames();
  const { held, consumed, unspent } = creditSums(credits);
  const { committed, reserved, available, unallocated } = authority;
  return (
    <tr>
      <th scope="row">
        <span className={classes.branch} style={{ '--depth': depth } as CSSProperties}>
          <Link to="/enveloppes/$envelope" params={{ envelope }} className={rows.title}>
            {label}
          </Link>
          <span className={rows.under}>
            {names.funder(funder)}
            {names.dispositif(funder, dispositif) !== label && `, ${names.dispositif(funder, dispositif)}`}
          </span>
        </span>
      </th>
      <td data-label={t('column.year')}>{year}</td>
      <Amount word="envelopes.ae-held" of={authority.held} />
      <Amount word="money.committed" of={committed}>
        <GaugeBar
          total={authority.held}
          parts={[
            { label: 'committed', amount: committed, tone: 'spent' },
            { label: 'reserved', amount: reserved, tone: 'reserved' },
            { label: 'available', amount: available, tone: 'left' },
            { label: 'unallocated', amount: unallocated, tone: 'idle' },
          ]}
        />
      </Amount>
      <Amount word="figure.authority.available" of={available} />
      <Amount word="envelopes.cp-held" of={held} />
      <Amount word="money.ordered" of={consumed}>
        <GaugeBar
          total={held}
          parts={[
            { label: 'paid', amount: paid, tone: 'spent' },
            { label: 'ordered', amount: consumed - paid, tone: 'moving' },
            { label: 'unspent', amount: unspent, tone: 'left' },
          ]}
        />
      </Amount>
      <Amount word="money.paid" of={paid} />
    </tr>
  );
}

/** A figure; under it, the gauge that says what part of the whole it is. */
function Amount({
  word,
  of,
  children,
}: {
  readonly word: AmountWord;
  readonly of: number;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <td className={rows.number} data-label={t(word)}>
      {of === 0 ? '—' : euros(of)}
      {children && <span className={classes.barUnder}>{children}</span>}
    </td>
  );
}
