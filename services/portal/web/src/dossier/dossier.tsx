import { Tabs, Text } from '@mantine/core';
import { keepPreviousData, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CompareLink } from '../audit/compare/compare-link.tsx';
import { PageTitle } from '../elements/page-title.tsx';
import { OthersHere } from '../presence/others-here.tsx';
import { Status } from '../elements/status.tsx';
import { useAsOf } from '../shell/as-of.ts';
import { dayOf } from '../words/format.ts';
import { DossierActions } from './dossier-actions.tsx';
import { dossierQuery } from './dossier-query.ts';
import { dossierTabs } from './dossier-tabs.ts';
import { FundingPlan } from './funding-plan.tsx';
import { Instruction } from './instruction.tsx';
import { NewsOfOthers } from './news-of-others.tsx';
import { PapersTable } from './papers-table.tsx';
import { Summary } from './summary.tsx';
import { Timeline } from './timeline.tsx';
import classes from './dossier.module.css';

/** One dossier, whole: what it is, what may be done with it, and everything that happened to it. */
export function DossierPage() {
  const { t } = useTranslation();
  const { reference } = useParams({ from: '/dossiers/$reference' });
  const { onglet = 'resume' } = useSearch({ from: '/dossiers/$reference' });
  const navigate = useNavigate({ from: '/dossiers/$reference' });
  const asOf = useAsOf();
  const { data } = useSuspenseQuery({
    ...dossierQuery(reference, asOf),
    placeholderData: keepPreviousData,
  } as ReturnType<typeof dossierQuery>);
  const { body: sheet, tag } = data;
  const { file, contents: draft, identity } = sheet.state;
  const contents = file?.contents ?? draft;
  const porteur = file?.porteur ?? identity?.porteur;
  return (
    <article>
      <PageTitle
        title={contents?.title ?? sheet.reference}
        above={
          <nav aria-label={t('shell.path')}>
            <Link to="/dossiers">{t('go.register')}</Link> › {sheet.reference}
          </nav>
        }
        lead={
          <div className={classes.lead}>
            <Status status={sheet.state.status} />
            {porteur && (
              <Text component="span">
                {porteur.name}
                {porteur.siret && <span className={classes.quiet}> SIRET {porteur.siret}</span>}
              </Text>
            )}
            {file?.instructor && (
              <Text component="span" className={classes.quiet}>
                {t('dossier.instructed-by', { name: file.instructor.name })}
              </Text>
            )}
          </div>
        }
      />
      <OthersHere kind="dossier" id={sheet.reference} />
      <NewsOfOthers reference={sheet.reference} revision={sheet.revision} />
      <div className={classes.layout}>
        <Tabs
          value={onglet}
          keepMounted={false}
          onChange={(tab) =>
            void navigate({
              search: ({ au }) => ({
                onglet: dossierTabs.find((name) => name === tab) ?? 'resume',
                ...(au !== undefined && { au }),
              }),
              replace: true,
            })
          }
        >
          <Tabs.List mb="md" className={classes.tabs}>
            {dossierTabs.map((tab) => (
              <Tabs.Tab key={tab} value={tab}>
                {t(`dossier.tab.${tab}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="resume">
            <Summary sheet={sheet} />
          </Tabs.Panel>
          <Tabs.Panel value="financement">
            <FundingPlan sheet={sheet} />
          </Tabs.Panel>
          <Tabs.Panel value="instruction">
            <Instruction sheet={sheet} />
          </Tabs.Panel>
          <Tabs.Panel value="pieces">
            <PapersTable sheet={sheet} />
          </Tabs.Panel>
          <Tabs.Panel value="histoire">
            <div className={classes.beside}>
              <CompareLink kind="dossier" id={sheet.reference} since={dayOf(sheet.openedAt)} />
            </div>
            <Timeline reference={sheet.reference} asOf={asOf} />
          </Tabs.Panel>
        </Tabs>
        <DossierActions sheet={sheet} tag={tag} />
      </div>
    </article>
  );
}
