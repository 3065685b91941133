import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../elements/data-table.tsx';
import table from '../../elements/data-table.module.css';
import { PageTitle } from '../../elements/page-title.tsx';
import { usePerson } from '../../session/session.ts';
import { useAsOf } from '../../shell/as-of.ts';
import { count, dayOf, shortDay } from '../../words/format.ts';
import { leadsCampaigns, useCampaigns } from '../campaigns.ts';
import { CallStage, stageOf } from './call-stage.tsx';

/** Every year's call: when it takes requests, what it funds, and where it stands. */
export function CallList() {
  const { t } = useTranslation();
  const { role } = usePerson();
  const asOf = useAsOf();
  const campaigns = useCampaigns(asOf);
  const today = asOf ?? dayOf(new Date().toISOString());
  return (
    <>
      <PageTitle
        title={t('go.campaigns')}
        lead={t('call.lead')}
        actions={
          leadsCampaigns(role) &&
          asOf === undefined && (
            <Button renderRoot={(props) => <Link to="/campagnes/nouvelle" {...props} />}>
              {t('call.prepare')}
            </Button>
          )
        }
      />
      <DataTable
        stacks
        caption={t('call.table')}
        head={
          <>
            <th scope="col">{t('committees.campaign')}</th>
            <th scope="col">{t('column.status')}</th>
            <th scope="col">{t('field.opensOn')}</th>
            <th scope="col">{t('field.closesOn')}</th>
            <th scope="col" className={table.number}>
              {t('call.themes')}
            </th>
            <th scope="col" className={table.number}>
              {t('call.territories')}
            </th>
            <th scope="col" className={table.number}>
              {t('call.dispositifs')}
            </th>
          </>
        }
      >
        {campaigns.map((one) => (
          <tr key={one.campaign}>
            <th scope="row">
              <Link to="/campagnes/$campaign" params={{ campaign: one.campaign }}>
                {one.name}
              </Link>
            </th>
            <td>
              <CallStage stage={stageOf(one, today)} />
            </td>
            <td className={table.short} data-label={t('field.opensOn')}>
              {shortDay(dayOf(one.opensAt))}
            </td>
            <td className={table.short} data-label={t('field.closesOn')}>
              {shortDay(dayOf(one.closesAt))}
            </td>
            <td className={table.number} data-label={t('call.themes')}>
              {count(one.themes.length)}
            </td>
            <td className={table.number} data-label={t('call.territories')}>
              {count(one.territories.length)}
            </td>
            <td className={table.number} data-label={t('call.dispositifs')}>
              {count(one.funders.length)}
            </td>
          </tr>
        ))}
        {campaigns.length === 0 && (
          <tr>
            <td colSpan={7}>{t('call.none')}</td>
          </tr>
        )}
      </DataTable>
    </>
  );
}
