import { Tabs } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import tables from '../../dossier/dossier.module.css';
import { OthersHere } from '../../presence/others-here.tsx';
import { CompareLink } from '../../audit/compare/compare-link.tsx';
import { PageTitle } from '../../elements/page-title.tsx';
import { Status } from '../../elements/status.tsx';
import { useAsOf } from '../../shell/as-of.ts';
import { dayOf, euros } from '../../words/format.ts';
import classes from '../funding.module.css';
import { ChainDrawing } from './chain-drawing.tsx';
import { CommitmentActions } from './commitment-actions.tsx';
import { chainOf } from './commitment-chain.ts';
import { CommitmentHistory } from './commitment-history.tsx';
import { commitmentHistoryQuery, commitmentQuery } from './commitment-query.ts';
import { CommitmentTerms } from './commitment-terms.tsx';
import { commitmentTabs } from './commitments-search.ts';

/** One commitment on one page: its chain to the payment, what may be done, everything that happened to it. */
export function CommitmentPage() {
  const { t } = useTranslation();
  const { commitment } = useParams({ from: '/engagements/$commitment' });
  const { onglet = 'histoire' } = useSearch({ from: '/engagements/$commitment' });
  const navigate = useNavigate({ from: '/engagements/$commitment' });
  const asOf = useAsOf();
  const {
    data: { body: sheet, tag },
  } = useSuspenseQuery(commitmentQuery(commitment, asOf));
  const {
    data: { items: history },
  } = useSuspenseQuery(commitmentHistoryQuery(commitment, asOf));
  const { terms, amounts, left, status } = sheet;
  const committed = amounts.committed - amounts.released;
  const figures = [
    ['granted', terms.granted],
    ['committed', committed],
    ['liquidated', amounts.liquidated],
    ['ordered', amounts.ordered],
    ['paid', amounts.paid],
    left.toRecover > 0
      ? (['toRecover', left.toRecover] as const)
      : (['leftToPay', Math.max(0, committed - amounts.paid)] as const),
  ] as const;
  return (
    <article>
      <PageTitle
        title={terms.title}
        above={
          <nav aria-label={t('shell.path')}>
            <Link to="/engagements">{t('go.commitments')}</Link> › {sheet.id}
          </nav>
        }
        lead={
          <div className={classes.lead}>
            <Status status={status} />
            <Link to="/porteurs/$porteur/financements" params={{ porteur: terms.beneficiary.id }}>
              {terms.beneficiary.name}
            </Link>
            <Link
              to="/dossiers/$reference"
              params={{ reference: terms.dossier }}
              search={{ onglet: 'financement' }}
            >
              {t('commitment.dossier', { reference: terms.dossier })}
            </Link>
          </div>
        }
        actions={
          <CompareLink kind="commitment" id={sheet.id} since={history[0] && dayOf(history[0].recordedAt)} />
        }
      />
      <OthersHere kind="commitment" id={sheet.id} />
      <dl className={tables.figures}>
        {figures.map(([name, amount]) => (
          <div key={name}>
            <dt>{t(`money.${name}`)}</dt>
            <dd>{amount === 0 ? '—' : euros(amount)}</dd>
          </div>
        ))}
      </dl>
      <ChainDrawing chain={chainOf(sheet, history)} />
      <div className={tables.layout}>
        <Tabs
          value={onglet}
          keepMounted={false}
          onChange={(tab) =>
            void navigate({
              search: ({ au }) => ({
                onglet: commitmentTabs.find((name) => name === tab) ?? 'histoire',
                ...(au !== undefined && { au }),
              }),
              replace: true,
              resetScroll: false,
            })
          }
        >
          <Tabs.List mb="md">
            {commitmentTabs.map((tab) => (
              <Tabs.Tab key={tab} value={tab}>
                {t(`commitment.tab.${tab}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="histoire">
            <CommitmentHistory facts={history} />
          </Tabs.Panel>
          <Tabs.Panel value="termes">
            <CommitmentTerms sheet={sheet} />
          </Tabs.Panel>
        </Tabs>
        <CommitmentActions sheet={sheet} tag={tag} />
      </div>
    </article>
  );
}
