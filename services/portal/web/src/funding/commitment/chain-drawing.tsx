import { IconCheck, IconHourglassEmpty, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHolderName } from '../../dossier/people.ts';
import { euros, shortDay } from '../../words/format.ts';
import type { Chain, ChainStep, Strand } from './commitment-chain.ts';
import classes from './chain.module.css';

/**
 * The chain of an expense, drawn: the commitment on the left, then one strand for each service done, to its payment.
 * Lists within lists: who does not see the arrows hears the same order.
 */
export function ChainDrawing({ chain: { engagement, strands, recoveries } }: { readonly chain: Chain }) {
  const { t } = useTranslation();
  return (
    <section className={classes.chain}>
      <h2 className="visually-hidden">{t('chain.title')}</h2>
      <ol className={classes.engagement} aria-label={t('chain.engagement')}>
        {engagement.map((step) => (
          <li key={step.key}>
            <Step step={step} />
          </li>
        ))}
      </ol>
      {(strands.length > 0 || recoveries.length > 0) && (
        <ol className={classes.strands} aria-label={t('chain.strands')}>
          {[...strands, ...recoveries].map((strand) => (
            <StrandRow key={strand.key} strand={strand} />
          ))}
        </ol>
      )}
    </section>
  );
}

function StrandRow({ strand: { kind, columns } }: { readonly strand: Strand }) {
  const { t } = useTranslation();
  return (
    <li className={classes.strand}>
      <h3 className={classes.strandTitle}>{t(`chain.strand.${kind}`)}</h3>
      <ol className={classes.columns}>
        {columns.map((steps, place) => (
          <li key={place} className={classes.column}>
            {steps.map((step) => (
              <Step key={step.key} step={step} />
            ))}
          </li>
        ))}
      </ol>
    </li>
  );
}

const marks = { done: IconCheck, awaited: IconHourglassEmpty, rejected: IconX } as const;

function Step({
  step: { kind, state, name, amount, on, who, by, note, source },
}: {
  readonly step: ChainStep;
}) {
  const { t } = useTranslation();
  const nameOf = useHolderName();
  const Mark = marks[state];
  const person = who ?? (by && (by.role === 'systeme' ? t('dossier.system') : nameOf(by.id)));
  const whom = person ?? (kind === 'payment' && state === 'done' ? t('chain.accountant') : undefined);
  return (
    <div className={classes.step} data-state={state}>
      <p className={classes.stepName}>
        <Mark size={15} aria-hidden />
        {t(`chain.step.${kind}`)}
        {state !== 'done' && <span className={classes.state}>{t(`chain.state.${state}`)}</span>}
      </p>
      {amount !== undefined && <p className={classes.amount}>{euros(amount)}</p>}
      {name !== undefined && <p className={classes.name}>{name}</p>}
      {(on !== undefined || whom !== undefined) && (
        <p className={classes.quiet}>
          {on !== undefined && <time dateTime={on}>{shortDay(on)}</time>}
          {on !== undefined && whom !== undefined && ', '}
          {whom}
        </p>
      )}
      {source && (
        <p className={classes.quiet}>
          <Link
            to="/rapprochement/$extract"
            params={{ extract: source.extract }}
            search={{ ligne: source.line }}
          >
            {t('chain.source')}
          </Link>
        </p>
      )}
      {note !== undefined && (
        <details className={classes.note}>
          <summary>{t(state === 'rejected' ? 'chain.why-rejected' : 'chain.basis')}</summary>
          {note}
        </details>
      )}
    </div>
  );
}
