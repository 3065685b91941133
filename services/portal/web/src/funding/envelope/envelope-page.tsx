import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompareLink } from '../../audit/compare/compare-link.tsx';
import { PageTitle } from '../../elements/page-title.tsx';
import { useNames } from '../../reference/reference.ts';
import { usePerson } from '../../session/session.ts';
import { useAsOf } from '../../shell/as-of.ts';
import { euros, shortDay } from '../../words/format.ts';
import { ActionWindow, type AskedAction } from '../action-window.tsx';
import classes from '../funding.module.css';
import { CreditTable } from './credit-table.tsx';
import { AuthorityGauge, CreditGauge } from './envelope-gauges.tsx';
import { EnvelopeChart } from './envelope-chart.tsx';
import { EnvelopeFacts } from './envelope-facts.tsx';
import { EnvelopeDaughters } from './envelope-daughters.tsx';
import { envelopeQuery, envelopesAddress, paidQuery } from './envelope-query.ts';
import { creditSums } from './envelope-sums.ts';

/** One envelope: its gauges, how it was consumed, and behind any figure the facts that made it. */
export function EnvelopePage() {
  const { t } = useTranslation();
  const names = useNames();
  const { envelope: id } = useParams({ from: '/enveloppes/$envelope' });
  const search = useSearch({ from: '/enveloppes/$envelope' });
  const asOf = useAsOf();
  const { data } = useSuspenseQuery(envelopeQuery(id, asOf));
  const { data: paid } = useQuery(paidQuery(asOf));
  const { body: envelope, tag } = data;
  const { label, funder, dispositif, year, act, parent, authority, credits, withChildren } = envelope;
  const show = (chiffre: string, amount: number) => (
    <Link
      from="/enveloppes/$envelope"
      search={({ page: _page, exercice: _exercice, ...kept }) => ({ ...kept, chiffre })}
      hash="faits"
      className={classes.figureLink}
      aria-current={search.chiffre === chiffre && search.exercice === undefined ? 'true' : undefined}
    >
      {euros(amount)}
    </Link>
  );
  const others = ['voted', 'received', 'delegated', 'allocated'] as const;
  return (
    <article>
      <PageTitle
        title={`${label} ${year}`}
        above={
          <nav aria-label={t('shell.path')}>
            <Link to="/enveloppes">{t('go.envelopes')}</Link> ›{' '}
            {parent !== undefined && (
              <>
                <Link to="/enveloppes/$envelope" params={{ envelope: parent }}>
                  {parent}
                </Link>{' '}
                ›{' '}
              </>
            )}
            {id}
          </nav>
        }
        lead={
          <div className={classes.lead}>
            <span>
              {names.funder(funder)}, {names.dispositif(funder, dispositif)}
            </span>
            <span className={classes.quiet}>
              {t('envelopes.act', { reference: act.reference, day: shortDay(act.date) })}
            </span>
          </div>
        }
        actions={
          <>
            <EnvelopeActs envelope={id} tag={tag} />
            <CompareLink kind="envelope" id={id} since={act.date} />
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/engagements" search={{ envelope: [id] }} {...props} />}
            >
              {t('envelopes.commitments')}
            </Button>
          </>
        }
      />
      <div className={classes.gauges}>
        <AuthorityGauge {...authority} show={show}>
          <dl className={classes.otherFigures}>
            {others.map((name) => (
              <div key={name}>
                <dt>{t(`figure.authority.${name}`)}</dt>
                <dd>{authority[name] === 0 ? '—' : show(`authority.${name}`, authority[name])}</dd>
              </div>
            ))}
          </dl>
        </AuthorityGauge>
        <CreditGauge {...creditSums(credits)} paid={paid?.get(id)} show={show} />
      </div>
      <CreditTable credits={credits} chosen={search} />
      {withChildren && <EnvelopeDaughters parent={id} whole={withChildren} />}
      <EnvelopeChart envelope={id} />
      <EnvelopeFacts envelope={id} />
    </article>
  );
}

const keepers = new Set(['finance', 'admin']);
const acts = [
  'vote-authority',
  'reduce-authority',
  'allocate',
  'deallocate',
  'open-payment-credits',
  'reduce-payment-credits',
  'delegate',
] as const;

/** What who keeps the budget may do with an envelope; a rule that refuses says which. */
function EnvelopeActs({ envelope, tag }: { readonly envelope: string; readonly tag: string | undefined }) {
  const { t } = useTranslation();
  const { role } = usePerson();
  const past = useAsOf() !== undefined;
  const [asked, setAsked] = useState<AskedAction>();
  if (!keepers.has(role)) return null;
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button disabled={past} rightSection={<IconChevronDown size={16} aria-hidden />}>
            {t('envelopes.acts')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {acts.map((intent) => (
            <Menu.Item
              key={intent}
              onClick={() =>
                setAsked({
                  path: `/api/funding/envelopes/{envelope}/${intent}`,
                  address: `${envelopesAddress}/${encodeURIComponent(envelope)}/${intent}`,
                  summary: t(`envelope-act.${intent}`),
                  tag,
                })
              }
            >
              {t(`envelope-act.${intent}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ActionWindow asked={asked} onClose={() => setAsked(undefined)} />
    </>
  );
}
