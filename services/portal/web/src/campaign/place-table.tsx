import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../elements/data-table.tsx';
import table from '../elements/data-table.module.css';
import { FigureLink } from './figure/figure-link.tsx';
import { figureSaid } from './figure/figure-name.ts';
import type { Measure } from './map-search.ts';
import type { Place } from './places.ts';

interface PlaceTableProps {
  readonly places: readonly Place[];
  readonly measure: Measure;
  readonly campaign: string;
}

/** Every place with its figures, the greatest first: all that the squares say. A figure opens its facts. */
export function PlaceTable({ places, measure, campaign }: PlaceTableProps) {
  const { t } = useTranslation();
  const rows = places.toSorted((one, other) => other[measure] - one[measure]);
  const homeName = (code: string | undefined) => places.find((place) => place.code === code)?.name;
  return (
    <DataTable
      stacks
      caption={t('map.caption', { campaign })}
      head={
        <>
          <th scope="col">{t('column.territories')}</th>
          <th scope="col">{t('map.kind')}</th>
          <th
            scope="col"
            className={table.number}
            aria-sort={measure === 'dossiers' ? 'descending' : undefined}
          >
            {t('map.by.dossiers')}
          </th>
          <th
            scope="col"
            className={table.number}
            aria-sort={measure === 'requested' ? 'descending' : undefined}
          >
            {t('money.requested')}
          </th>
          <th
            scope="col"
            className={table.number}
            aria-sort={measure === 'granted' ? 'descending' : undefined}
          >
            {t('money.granted')}
          </th>
        </>
      }
    >
      {rows.map(({ code, name, kind, home, dossiers, requested, granted }) => (
        <tr key={code}>
          <th scope="row">
            <Link to="/dossiers" search={{ campaign, territory: [code] }}>
              {name}
            </Link>
            {name !== code && <span className={table.under}>{kind === 'whole' ? '' : code}</span>}
          </th>
          <td data-line>
            {t(`map.is.${kind}`)}
            {home !== undefined && ` – ${homeName(home) ?? home}`}
          </td>
          {(
            [
              ['dossiers', dossiers],
              ['requested', requested],
              ['granted', granted],
            ] as const
          ).map(([name, value]) => (
            <td
              key={name}
              className={table.number}
              data-label={t(name === 'dossiers' ? 'map.by.dossiers' : `money.${name}`)}
            >
              {value === 0 ? (
                '—'
              ) : (
                <FigureLink
                  campaign={campaign}
                  measure={name}
                  by={kind === 'commune' ? 'commune' : 'territory'}
                  of={code}
                >
                  {figureSaid(name, value)}
                </FigureLink>
              )}
            </td>
          ))}
        </tr>
      ))}
    </DataTable>
  );
}
