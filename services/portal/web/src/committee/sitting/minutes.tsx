import { Button, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../elements/page-title.tsx';
import { useAsOf } from '../../shell/as-of.ts';
import { hour, percent, wholeDay } from '../../words/format.ts';
import { committeeQuery, sittingDossiersQuery, sittingQuery } from '../committee-query.ts';
import { MinutesItem } from './minutes-item.tsx';
import { quorumOf } from './quorum.ts';
import classes from './minutes.module.css';

/** The minutes of a session, as they are read on the screen and as they are printed. */
export function MinutesPage() {
  const { t } = useTranslation();
  const { session: id } = useParams({ from: '/seances/$session/proces-verbal' });
  const asOf = useAsOf();
  const {
    data: { body: sitting },
  } = useSuspenseQuery(sittingQuery(id, asOf));
  const {
    data: { body: committee },
  } = useSuspenseQuery(committeeQuery(sitting.committee, asOf));
  const { data: entries } = useSuspenseQuery(sittingDossiersQuery(id, asOf));
  const named = (ids: readonly string[]) => sitting.members.filter((member) => ids.includes(member.id));
  const absent = sitting.members.filter(
    (member) => !sitting.present.includes(member.id) && !sitting.excused.includes(member.id),
  );
  const attendance = [
    ['present', named(sitting.present)],
    ['excused', named(sitting.excused)],
    ['absent', absent],
  ] as const;
  const quorum = quorumOf(sitting);
  return (
    <article className={classes.minutes}>
      <PageTitle
        title={t('minutes.title', { day: wholeDay(sitting.heldOn) })}
        above={
          <nav aria-label={t('shell.path')} data-no-print>
            <Link to="/seances/$session" params={{ session: id }}>
              {t('minutes.back')}
            </Link>
          </nav>
        }
        lead={`${committee.name} – ${sitting.place}`}
        actions={
          <Button
            data-no-print
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => globalThis.print()}
          >
            {t('minutes.print')}
          </Button>
        }
      />
      {sitting.status !== 'minuted' && <p className={classes.draft}>{t('minutes.not-approved')}</p>}
      <dl className={classes.facts}>
        <dt>{t('minutes.session')}</dt>
        <dd>
          {id}, {t('minutes.campaign', { campaign: sitting.campaign })}
        </dd>
        {sitting.chair && (
          <>
            <dt>{t('minutes.chair')}</dt>
            <dd>{sitting.chair.name}</dd>
          </>
        )}
        {sitting.openedAt && (
          <>
            <dt>{t('minutes.opened')}</dt>
            <dd>{hour(sitting.openedAt)}</dd>
          </>
        )}
        {sitting.closedAt && (
          <>
            <dt>{t('minutes.closed')}</dt>
            <dd>{hour(sitting.closedAt)}</dd>
          </>
        )}
        <dt>{t('committees.quorum')}</dt>
        <dd>{t('minutes.quorum', { ...quorum, share: percent(sitting.quorumPercent / 100) })}</dd>
      </dl>
      <section>
        <Title order={2}>{t('sitting.attendance')}</Title>
        <dl className={classes.attendance}>
          {attendance
            .filter(([, members]) => members.length > 0)
            .map(([state, members]) => (
              <div key={state}>
                <dt>{t(`minutes.${state}`, { count: members.length })}</dt>
                <dd>{members.map(({ name, organisation }) => `${name} (${organisation})`).join(', ')}</dd>
              </div>
            ))}
        </dl>
      </section>
      {sitting.minutes && (
        <section>
          <Title order={2}>{t('minutes.told')}</Title>
          <p className={classes.text}>{sitting.minutes}</p>
        </section>
      )}
      <section>
        <Title order={2}>{t('minutes.opinions')}</Title>
        <ol className={classes.items}>
          {sitting.items.map((item) => (
            <MinutesItem
              key={item.dossier}
              sitting={sitting}
              item={item}
              lines={entries.find(({ reference }) => reference === item.dossier)?.lines ?? []}
            />
          ))}
        </ol>
      </section>
      <footer className={classes.signature}>
        {sitting.minutesApprovedBy
          ? t('minutes.approved', { name: sitting.minutesApprovedBy.name })
          : t('minutes.sign')}
      </footer>
    </article>
  );
}
