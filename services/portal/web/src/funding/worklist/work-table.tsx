import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import rows from '../../list/list.module.css';
import { ListTable } from '../../list/list-table.tsx';
import { usePerson } from '../../session/session.ts';
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
  const { id: me } = usePerson();
  // What is blocked, or not mine to do, is not chosen: it would only be refused.
  const choosable = (items ?? []).filter(({ blocked, notBy }) => blocked.length === 0 && notBy !== me);
  const all = choosable.length > 0 && choosable.every((item) => chosen.has(keyOf(item)));
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    onChoose(next);
  };
  return (
    <ListTable
      label={t('work.list')}
      columns={[
        { name: 'commitment', label: t('column.commitment') },
        { name: 'work', label: t('column.work') },
        { name: 'who', label: t('column.who') },
        { name: 'amount', label: t('column.amount'), number: true },
        { name: 'dueOn', label: t('column.dueOn') },
      ]}
      chooseAll={
        choosing ? (
          <input
            type="checkbox"
            aria-label={t('work.select-all')}
            checked={all}
            disabled={choosable.length === 0}
            onChange={() => onChoose(all ? new Set() : new Set(choosable.map(keyOf)))}
          />
        ) : undefined
      }
      items={items}
      nothing={t('worklist.nothing')}
    >
      {(item) => {
        const key = keyOf(item);
        const { commitment, title, beneficiary, funder, dispositif, label, who, amount, dueOn } = item;
        return (
          <tr key={key} data-selected={chosen.has(key) || undefined}>
            {choosing && (
              <td>
                <input
                  type="checkbox"
                  aria-label={t('register.select', { reference: commitment })}
                  checked={chosen.has(key)}
                  disabled={!choosable.includes(item)}
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
            <td className={funding.label} data-line>
              {label}
              {item.concerns !== undefined && <span className={rows.under}> {item.concerns}</span>}
              {item.blocked.map(({ reason, sentence }) => (
                <Hindrance key={reason} sentence={sentence} />
              ))}
              {item.notBy === me && <Hindrance sentence={t('work.not-by-me')} />}
            </td>
            <td>{t(`work.who.${who}`)}</td>
            <td className={rows.number}>{euros(amount)}</td>
            <td>
              <Due on={dueOn} today={today} />
            </td>
          </tr>
        );
      }}
    </ListTable>
  );
}

/** Why something cannot be done, or not by who looks at it. */
function Hindrance({ sentence }: { readonly sentence: string }) {
  const { t } = useTranslation();
  return (
    <div className={funding.blocked}>
      <IconLock size={14} aria-hidden />
      <span>
        <span className="visually-hidden">{t('work.blocked-by')} </span>
        {sentence}
      </span>
    </div>
  );
}
