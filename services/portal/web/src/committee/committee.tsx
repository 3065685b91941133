import { Group, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../action/action-button.tsx';
import { read } from '../api/client.ts';
import type { DossierEntry, List } from '../dossier/dossier-answers.ts';
import { DataTable } from '../elements/data-table.tsx';
import table from '../elements/data-table.module.css';
import { PageTitle } from '../elements/page-title.tsx';
import { Status } from '../elements/status.tsx';
import { usePerson } from '../session/session.ts';
import { useAsOf } from '../shell/as-of.ts';
import { count, euros, percent } from '../words/format.ts';
import { useCovers } from './committee-list.tsx';
import { addressOfCommittee, committeeQuery, sittingsQuery } from './committee-query.ts';
import { Members } from './members.tsx';
import { SittingsTable } from './sittings-table.tsx';
import { memberNamed } from './member-named.ts';
import { isSecretary } from './secretary.ts';
import classes from './committees.module.css';

const shown = 25;

/** One committee: who sits on it, when it met, what it looked at. */
export function CommitteePage() {
  const { t } = useTranslation();
  const { committee: id } = useParams({ from: '/comites/$committee' });
  const { role } = usePerson();
  const asOf = useAsOf();
  const {
    data: { body: committee, tag },
  } = useSuspenseQuery(committeeQuery(id, asOf));
  const { data: sittings } = useSuspenseQuery(sittingsQuery({ committee: id }, asOf));
  const { data: dossiers } = useSuspenseQuery({
    queryKey: ['dossiers', 'of-committee', id, asOf],
    queryFn: ({ signal }) =>
      read<List<DossierEntry>>(
        '/api/programmation/dossiers',
        { committee: id, asOf, sort: '-requested', pageSize: shown },
        signal,
      ),
  });
  const covers = useCovers();
  return (
    <article>
      <PageTitle
        title={committee.name}
        above={
          <nav aria-label={t('shell.path')}>
            <Link to="/comites" search={{ campagne: committee.campaign }}>
              {t('go.committees')}
            </Link>{' '}
            › {id}
          </nav>
        }
        lead={
          <Text c="dimmed">
            {t('committees.one', {
              covers: covers(committee),
              campaign: committee.campaign,
              quorum: percent(committee.quorumPercent / 100),
            })}
          </Text>
        }
        actions={
          isSecretary(role) &&
          committee.status === 'active' && (
            <Group gap="xs">
              <ActionButton
                path="/api/programmation/sessions"
                address="/api/programmation/sessions"
                label={t('committees.schedule')}
                variant="filled"
                given={{ committee: id }}
              />
              <ActionButton
                path="/api/programmation/committees/{committee}/appoint-member"
                address={`${addressOfCommittee(id)}/appoint-member`}
                label={t('committees.appoint')}
                explain={t('committees.appoint-why')}
                tag={tag}
                derived={memberNamed}
              />
            </Group>
          )
        }
      />
      <div className={classes.columns}>
        <Members committee={committee} />
        <section className={classes.section} aria-labelledby="sittings">
          <Title order={2} id="sittings">
            {t('committees.sittings')}
          </Title>
          <SittingsTable caption={t('committees.its-sittings')} sittings={sittings.toReversed()} />
        </section>
      </div>
      <section className={classes.section} aria-labelledby="dossiers">
        <div className={classes.listHead}>
          <Title order={2} id="dossiers">
            {t('committees.dossiers')}
          </Title>
          <Link to="/dossiers" search={{ committee: id }}>
            {t('committees.in-register', { count: dossiers.total, formatted: count(dossiers.total) })}
          </Link>
        </div>
        <DataTable
          caption={t('committees.dossiers-caption')}
          head={
            <>
              <th scope="col">{t('column.title')}</th>
              <th scope="col">{t('column.status')}</th>
              <th scope="col" className={table.number}>
                {t('money.requested')}
              </th>
              <th scope="col" className={table.number}>
                {t('money.granted')}
              </th>
            </>
          }
        >
          {dossiers.items.map(({ reference, title, porteur, status, requested, granted }) => (
            <tr key={reference}>
              <th scope="row">
                <Link to="/dossiers/$reference" params={{ reference }}>
                  {title}
                </Link>
                <span className={table.under}>
                  {reference} · {porteur.name}
                </span>
              </th>
              <td>
                <Status status={status} />
              </td>
              <td className={table.number}>{euros(requested)}</td>
              <td className={table.number}>{granted === 0 ? '—' : euros(granted)}</td>
            </tr>
          ))}
          {dossiers.items.length === 0 && (
            <tr>
              <td colSpan={4}>{t('committees.no-dossier')}</td>
            </tr>
          )}
        </DataTable>
      </section>
    </article>
  );
}
