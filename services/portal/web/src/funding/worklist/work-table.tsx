import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import rows from '../../dossier/register.module.css';
import { Due } from '../../elements/due.tsx';
import { useNames } from '../../reference/reference.ts';
import { euros } from '../../words/format.ts';
import funding from '../funding.module.css';
import type { WorkItem } from '../funding-answers.ts';
import { keyOf } from './bulk-acts.ts';

interface WorkTableProps {
  /** Undefined until the first answer. */
  readonly items: readonly WorkItem[] | undefined;
  readonly today: string;
  /** Whether items may be chosen, to be done together. */
  readonly choosing: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (keys: ReadonlySet<string>) => void;
}

/** What is to do, the latest first; what is blocked says by what. */
export function WorkTable({ items, today, choosing, chosen, onChoose }: WorkTableProps) {
  const { t } = useTranslation();
  const names = useNames();
  const all = items !== undefined && items.length > 0 && items.every((item) => chosen.has(keyOf(item)));
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    onChoose(next);
  };
  return (
    <div className={rows.scroll} tabIndex={0} role="region" aria-label={t('work.list')}>
      <table className={rows.table}>
        <caption className="visually-hidden">{t('work.list')}</caption>
        <thead>
          <tr>
            {choosing && (
              <td>
                <input
                  type="checkbox"
                  aria-label={t('work.select-all')}
                  checked={all}
                  onChange={() => onChoose(all ? new Set() : new Set((items ?? []).map(keyOf)))}
                />
              </td>
            )}
            <th scope="col">{t('column.commitment')}</th>
            <th scope="col">{t('column.work')}</th>
            <th scope="col">{t('column.who')}</th>
            <th scope="col" className={rows.number}>
              {t('column.amount')}
            </th>
            <th scope="col">{t('column.dueOn')}</th>
          </tr>
        </thead>
        <tbody>
          {items === undefined
            ? Array.from({ length: 12 }, (_, place) => (
                <tr key={place} className={rows.rowPlaceholder}>
                  <td colSpan={6} />
                </tr>
              ))
            : items.map((item) => {
                const key = keyOf(item);
                const { commitment, title, beneficiary, funder, dispositif, label, who, amount, dueOn } =
                  item;
                return (
                  <tr key={key} data-selected={chosen.has(key) || undefined}>
                    {choosing && (
                      <td>
                        <input
                          type="checkbox"
                          aria-label={t('register.select', { reference: commitment })}
                          checked={chosen.has(key)}
                          onChange={() => toggle(key)}
                        />
                      </td>
                    )}
                    <th scope="row">
                      <Link to="/engagements/$commitment" params={{ commitment }} className={rows.title}>
                        {title}
                      </Link>
                      <span className={rows.under}>
                        {commitment} · {beneficiary.name} · {names.dispositif(funder, dispositif)}
                      </span>
                    </th>
                    <td>
                      {label}
                      {item.concerns !== undefined && <span className={rows.under}> {item.concerns}</span>}
                      {item.blocked.map(({ reason, sentence }) => (
                        <div key={reason} className={funding.blocked}>
                          <IconLock size={14} aria-hidden />
                          <span>
                            <span className="visually-hidden">{t('work.blocked-by')} </span>
                            {sentence}
                          </span>
                        </div>
                      ))}
                    </td>
                    <td>{t(`work.who.${who}`)}</td>
                    <td className={rows.number}>{euros(amount)}</td>
                    <td>
                      <Due on={dueOn} today={today} />
                    </td>
                  </tr>
                );
              })}
          {items?.length === 0 && (
            <tr>
              <td colSpan={6}>{t('worklist.nothing')}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
