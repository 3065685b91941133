import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../elements/data-table.tsx';
import table from '../elements/data-table.module.css';
import { count, shortDay } from '../words/format.ts';
import type { SittingEntry } from './committee-answers.ts';
import { SittingStatus } from './sitting-status.tsx';

interface SittingsTableProps {
  readonly caption: string;
  readonly sittings: readonly SittingEntry[];
  /** Left out where all are of one committee. */
  readonly nameOf?: (committee: string) => string;
}

/** Sessions, one a row. */
export function SittingsTable({ caption, sittings, nameOf }: SittingsTableProps) {
  const { t } = useTranslation();
  return (
    <DataTable
      stacks
      caption={caption}
      head={
        <>
          <th scope="col">{t('sitting.day')}</th>
          {nameOf && <th scope="col">{t('sitting.committee')}</th>}
          <th scope="col">{t('sitting.place')}</th>
          <th scope="col">{t('column.status')}</th>
          <th scope="col" className={table.number}>
            {t('sitting.present')}
          </th>
          <th scope="col" className={table.number}>
            {t('sitting.dossiers')}
          </th>
        </>
      }
    >
      {sittings.map(({ id, committee, heldOn, place, status, present, dossiers }) => (
        <tr key={id}>
          <th scope="row" className={table.short}>
            <Link to="/seances/$session" params={{ session: id }}>
              {shortDay(heldOn)}
            </Link>
            <span className={table.under}>{id}</span>
          </th>
          {nameOf && (
            <td data-line>
              <Link to="/comites/$committee" params={{ committee }}>
                {nameOf(committee)}
              </Link>
            </td>
          )}
          <td>{place}</td>
          <td>
            <SittingStatus status={status} />
          </td>
          <td className={table.number} data-label={t('sitting.present')}>
            {present.length === 0 ? '—' : count(present.length)}
          </td>
          <td className={table.number} data-label={t('sitting.dossiers')}>
            {count(dossiers)}
          </td>
        </tr>
      ))}
      {sittings.length === 0 && (
        <tr>
          <td colSpan={6}>{t('sitting.none')}</td>
        </tr>
      )}
    </DataTable>
  );
}
