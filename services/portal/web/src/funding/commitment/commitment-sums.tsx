import { useTranslation } from 'react-i18next';
import tables from '../../dossier/dossier.module.css';
import { euros } from '../../words/format.ts';
import type { SummedFacet } from '../funding-answers.ts';
import classes from './commitment-table.module.css';

const figures = ['granted', 'committed', 'ordered', 'paid'] as const;

/** What every match amounts to, not the page at hand: the total of a page would mislead. */
export function CommitmentSums({ sums }: { readonly sums: readonly SummedFacet[] | undefined }) {
  const { t } = useTranslation();
  const sumOf = (name: (typeof figures)[number]) =>
    (sums ?? []).reduce((sum, facet) => sum + (facet[name] ?? 0), 0);
  const shown = [
    ...figures.map((name) => [name, sumOf(name)] as const),
    ['leftToPay', sumOf('committed') - sumOf('paid')] as const,
  ];
  return (
    <dl className={`${tables.figures} ${classes.sums}`}>
      {shown.map(([name, amount]) => (
        <div key={name}>
          <dt>{t(`money.${name}`)}</dt>
          <dd>{sums === undefined ? '…' : euros(amount)}</dd>
        </div>
      ))}
    </dl>
  );
}
