import { Button, Select, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCampaigns } from '../campaign/campaigns.ts';
import { PageTitle } from '../elements/page-title.tsx';
import { usePerson } from '../session/session.ts';
import { useAsOf } from '../shell/as-of.ts';
import { count, dayOf, monthName } from '../words/format.ts';
import type { CommitteesSearch } from './committees-search.ts';
import { committeesQuery, sittingsQuery } from './committee-query.ts';
import { CommitteeList } from './committee-list.tsx';
import { monthOf, monthToShow, monthsOf } from './months.ts';
import { SittingsCalendar } from './sittings-calendar.tsx';
import { isSecretary } from './secretary.ts';
import { SittingsTable } from './sittings-table.tsx';
import classes from './committees.module.css';

/** The committees of a campaign, and their sessions month by month. */
export function Committees() {
  const { t } = useTranslation();
  const { campagne, mois, q } = useSearch({ from: '/comites' });
  const navigate = useNavigate({ from: '/comites' });
  const { role } = usePerson();
  const asOf = useAsOf();
  const campaigns = useCampaigns(asOf);
  const campaign = campagne ?? campaigns[0]?.campaign ?? '';
  const { data: committees } = useSuspenseQuery(committeesQuery(campaign, asOf));
  const { data: sittings } = useSuspenseQuery(sittingsQuery({ campaign }, asOf));
  const today = asOf ?? dayOf(new Date().toISOString());
  const month = mois ?? monthToShow(sittings, today);
  const ofMonth = sittings.filter(({ heldOn }) => monthOf(heldOn) === month);
  const nameOf = (id: string) => committees.find(({ committee }) => committee === id)?.name ?? id;
  const show = (changed: CommitteesSearch) =>
    void navigate({ search: (search) => ({ ...search, ...changed }), replace: true, resetScroll: false });
  return (
    <>
      <PageTitle
        title={t('go.committees')}
        lead={
          <Text c="dimmed">
            {t('committees.lead', { committees: count(committees.length), sittings: count(sittings.length) })}
          </Text>
        }
        actions={
          <>
            {campaigns.length > 1 && (
              <Select
                label={t('committees.campaign')}
                w="20rem"
                maw="100%"
                allowDeselect={false}
                value={campaign}
                data={campaigns.map(({ campaign: value, name }) => ({ value, label: name }))}
                onChange={(chosen) => {
                  if (chosen !== null) void navigate({ search: ({ au }) => ({ au, campagne: chosen }) });
                }}
              />
            )}
            {isSecretary(role) && asOf === undefined && campaign !== '' && (
              <Button
                variant="default"
                renderRoot={(props) => (
                  <Link to="/comites/nouveau" search={{ campagne: campaign }} {...props} />
                )}
              >
                {t('committees.create')}
              </Button>
            )}
          </>
        }
      />
      <section className={classes.section} aria-labelledby="sittings">
        <Title order={2} id="sittings">
          {t('committees.sittings')}
        </Title>
        <MonthStrip months={monthsOf(sittings)} shown={month} onShow={(chosen) => show({ mois: chosen })} />
        <Title order={3} className={classes.month} aria-live="polite">
          <span className={classes.monthName}>{monthName(month)}</span>
          <span className={classes.quiet}>{t('committees.of-month', { count: ofMonth.length })}</span>
        </Title>
        <SittingsCalendar month={month} sittings={ofMonth} nameOf={nameOf} />
        <SittingsTable
          caption={t('committees.table', { month: monthName(month) })}
          sittings={ofMonth}
          nameOf={nameOf}
        />
      </section>
      <CommitteeList
        committees={committees}
        sittings={sittings}
        q={q ?? ''}
        onSearch={(text) => show({ q: text })}
      />
    </>
  );
}

interface MonthStripProps {
  readonly months: ReturnType<typeof monthsOf>;
  readonly shown: string;
  readonly onShow: (month: string) => void;
}

/** Every month of the campaign: the taller its mark, the more sessions it has. */
function MonthStrip({ months, shown, onShow }: MonthStripProps) {
  const { t } = useTranslation();
  const most = Math.max(1, ...months.map(({ count: held }) => held));
  return (
    <div className={classes.months} role="group" aria-label={t('committees.months')}>
      {months.map(({ month, count: held }) => (
        <button
          key={month}
          type="button"
          className={classes.monthButton}
          aria-pressed={month === shown}
          onClick={() => onShow(month)}
        >
          <span className={classes.monthBar} aria-hidden>
            <span style={{ height: `${(100 * held) / most}%` }} />
          </span>
          <span>{monthName(month, true)}</span>
          <strong>
            {held} <span className="visually-hidden">{t('committees.of-month-short')}</span>
          </strong>
        </button>
      ))}
    </div>
  );
}
