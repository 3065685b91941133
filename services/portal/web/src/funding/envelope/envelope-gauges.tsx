import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuthorityFigures } from '../funding-answers.ts';
import { Gauge } from '../gauge.tsx';
import type { CreditSums } from './envelope-sums.ts';

/** Shows a figure as a way to the facts behind it. */
type ShowFigure = (figure: string, amount: number) => ReactNode;

type AuthorityGaugeProps = Pick<
  AuthorityFigures,
  'held' | 'committed' | 'reserved' | 'available' | 'unallocated'
> & { readonly show?: ShowFigure; readonly children?: ReactNode };

/** The authority to commit (AE): voted or received, then committed, reserved, available, not yet allocated. */
export function AuthorityGauge({ held, show, children, ...figures }: AuthorityGaugeProps) {
  const { t } = useTranslation();
  const parts = [
    ['committed', 'spent'],
    ['reserved', 'reserved'],
    ['available', 'left'],
    ['unallocated', 'idle'],
  ] as const;
  return (
    <Gauge
      title={t('envelopes.authority')}
      totalLabel={t('figure.authority.held')}
      total={held}
      totalShown={show?.('authority.held', held)}
      parts={parts.map(([name, tone]) => ({
        label: t(`figure.authority.${name}`),
        amount: figures[name],
        tone,
        shown: show?.(`authority.${name}`, figures[name]),
      }))}
    >
      {children}
    </Gauge>
  );
}

interface CreditGaugeProps extends CreditSums {
  /** What the accountant paid; undefined while it is not known. */
  readonly paid: number | undefined;
  readonly show?: ShowFigure;
  readonly showPaid?: (amount: number) => ReactNode;
  readonly children?: ReactNode;
}

/** The payment credits (CP): of what is held, what is paid, ordered and awaited, left. */
export function CreditGauge({
  held,
  consumed,
  unspent,
  paid = 0,
  show,
  showPaid,
  children,
}: CreditGaugeProps) {
  const { t } = useTranslation();
  return (
    <Gauge
      title={t('envelopes.credits')}
      totalLabel={t('figure.credits.held')}
      total={held}
      totalShown={show?.('credits.held', held)}
      parts={[
        { label: t('money.paid'), amount: paid, tone: 'spent', shown: showPaid?.(paid) },
        {
          label: t('envelopes.ordered-unpaid'),
          amount: consumed - paid,
          tone: 'moving',
        },
        {
          label: t('figure.credits.unspent'),
          amount: unspent,
          tone: 'left',
          shown: show?.('credits.unspent', unspent),
        },
      ]}
    >
      {children}
    </Gauge>
  );
}
