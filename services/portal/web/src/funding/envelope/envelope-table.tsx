import { Link } from '@tanstack/react-router';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import rows from '../../dossier/register.module.css';
import { useNames } from '../../reference/reference.ts';
import { euros } from '../../words/format.ts';
import classes from '../funding.module.css';
import type { Envelope } from '../funding-answers.ts';
import { GaugeBar } from '../gauge.tsx';
import { SortHeader } from '../list/sort-header.tsx';
import { asTree, creditSums } from './envelope-sums.ts';

interface EnvelopeTableProps {
  /** Undefined until the first answer: the place is kept. */
  readonly envelopes: readonly Envelope[] | undefined;
  readonly paid: ReadonlyMap<string, number> | undefined;
  readonly sort?: string | undefined;
  /** None: the list stands as it is. */
  readonly onSort?: (sort: string) => void;
}

/** Envelopes with the gauges of their authority (AE) and of their payment credits (CP), daughters under their mother. */
export function EnvelopeTable({ envelopes, paid, sort, onSort }: EnvelopeTableProps) {
  const { t } = useTranslation();
  const branches =
    sort === undefined
      ? asTree(envelopes ?? [])
      : (envelopes ?? []).map((envelope) => ({ envelope, depth: 0 }));
  return (
    <div className={rows.scroll} tabIndex={0} role="region" aria-label={t('envelopes.list')}>
      <table className={`${rows.table} ${classes.envelopes}`}>
        <caption className="visually-hidden">{t('envelopes.caption')}</caption>
        <thead>
          <tr>
            <SortHeader label={t('column.envelope')} field="envelope" sort={sort} onSort={onSort} />
            <SortHeader label={t('column.year')} field="year" sort={sort} onSort={onSort} />
            <SortHeader label={t('envelopes.ae-held')} number sort={sort} onSort={onSort} />
            <SortHeader label={t('money.committed')} field="committed" number sort={sort} onSort={onSort} />
            <SortHeader
              label={t('figure.authority.available')}
              field="available"
              number
              sort={sort}
              onSort={onSort}
            />
            <SortHeader label={t('envelopes.cp-held')} number sort={sort} onSort={onSort} />
            <SortHeader label={t('money.ordered')} number sort={sort} onSort={onSort} />
            <SortHeader label={t('money.paid')} number sort={sort} onSort={onSort} />
          </tr>
        </thead>
        <tbody>
          {envelopes === undefined
            ? Array.from({ length: 12 }, (_, place) => (
                <tr key={place} className={rows.rowPlaceholder}>
                  <td colSpan={8} />
                </tr>
              ))
            : branches.map(({ envelope, depth }) => (
                <EnvelopeRow
                  key={envelope.envelope}
                  envelope={envelope}
                  depth={depth}
                  paid={paid?.get(envelope.envelope) ?? 0}
                />
              ))}
          {envelopes?.length === 0 && (
            <tr>
              <td colSpan={8}>{t('envelopes.nothing')}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
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
            {names.funder(funder)}, {names.dispositif(funder, dispositif)}
          </span>
        </span>
      </th>
      <td>{year}</td>
      <Amount of={authority.held} />
      <Amount of={committed}>
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
      <Amount of={available} />
      <Amount of={held} />
      <Amount of={consumed}>
        <GaugeBar
          total={held}
          parts={[
            { label: 'paid', amount: paid, tone: 'spent' },
            { label: 'ordered', amount: consumed - paid, tone: 'moving' },
            { label: 'unspent', amount: unspent, tone: 'left' },
          ]}
        />
      </Amount>
      <Amount of={paid} />
    </tr>
  );
}

/** A figure; under it, the gauge that says what part of the whole it is. */
function Amount({ of, children }: { readonly of: number; readonly children?: ReactNode }) {
  return (
    <td className={rows.number}>
      {of === 0 ? '—' : euros(of)}
      {children && <span className={classes.barUnder}>{children}</span>}
    </td>
  );
}
