import { Tabs, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../elements/page-title.tsx';
import { usePerson } from '../../session/session.ts';
import { useAsOf } from '../../shell/as-of.ts';
import { wholeDay } from '../../words/format.ts';
import { committeeQuery, sittingQuery } from '../committee-query.ts';
import { preparesAgendas } from '../secretary.ts';
import { SittingStatus } from '../sitting-status.tsx';
import { AgendaBuilder } from './agenda-builder.tsx';
import { NewsOfSitting } from './news-of-sitting.tsx';
import { OthersHere } from '../../presence/others-here.tsx';
import { SittingActions } from './sitting-actions.tsx';
import { SittingRoom } from './sitting-room.tsx';
import { type SittingView, sittingViews } from './sitting-search.ts';
import classes from './sitting.module.css';

/** One session: its agenda while it is prepared, the room while it is held, what came of it afterwards. */
export function SittingPage() {
  const { t } = useTranslation();
  const { session: id } = useParams({ from: '/seances/$session' });
  const { vue } = useSearch({ from: '/seances/$session' });
  const navigate = useNavigate({ from: '/seances/$session' });
  const { role } = usePerson();
  const asOf = useAsOf();
  const {
    data: { body: sitting, tag },
  } = useSuspenseQuery(sittingQuery(id, asOf));
  const {
    data: { body: committee },
  } = useSuspenseQuery(committeeQuery(sitting.committee, asOf));
  const prepared = sitting.status === 'scheduled' || sitting.status === 'open';
  const views: readonly SittingView[] =
    sitting.status === 'scheduled' ? ['ordre'] : prepared ? sittingViews : ['seance'];
  const view = views.find((name) => name === vue) ?? views[0] ?? 'seance';
  const builder = (
    <AgendaBuilder
      sitting={sitting}
      committee={committee}
      tag={tag}
      mayChange={preparesAgendas(role) && prepared && asOf === undefined}
    />
  );
  return (
    <article>
      <PageTitle
        title={committee.name}
        above={
          <nav aria-label={t('shell.path')}>
            <Link to="/comites" search={{ campagne: sitting.campaign }}>
              {t('go.committees')}
            </Link>{' '}
            ›{' '}
            <Link to="/comites/$committee" params={{ committee: sitting.committee }}>
              {sitting.committee}
            </Link>{' '}
            › {id}
          </nav>
        }
        lead={
          <div className={classes.lead}>
            <SittingStatus status={sitting.status} />
            <Text component="span" className={classes.when}>
              {wholeDay(sitting.heldOn)}
            </Text>
            <Text component="span" className={classes.quiet}>
              {sitting.place}
            </Text>
          </div>
        }
        actions={<SittingActions sitting={sitting} tag={tag} />}
      />
      <OthersHere kind="session" id={id} />
      <NewsOfSitting session={id} />
      {views.length === 1 ? (
        view === 'ordre' ? (
          builder
        ) : (
          <SittingRoom sitting={sitting} tag={tag} />
        )
      ) : (
        <Tabs
          value={view}
          keepMounted={false}
          onChange={(chosen) =>
            void navigate({
              search: ({ au, dossier }) => ({
                ...(au !== undefined && { au }),
                ...(dossier !== undefined && { dossier }),
                vue: sittingViews.find((name) => name === chosen) ?? 'seance',
              }),
              replace: true,
            })
          }
        >
          <Tabs.List mb="md">
            {views.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`sitting.view.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="seance">
            <SittingRoom sitting={sitting} tag={tag} />
          </Tabs.Panel>
          <Tabs.Panel value="ordre">{builder}</Tabs.Panel>
        </Tabs>
      )}
    </article>
  );
}
