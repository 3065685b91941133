import { Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../elements/page-title.tsx';
import { useNames, useReference } from '../../reference/reference.ts';
import { usePerson } from '../../session/session.ts';
import { useAsOf } from '../../shell/as-of.ts';
import { count, dayOf } from '../../words/format.ts';
import { campaignQuery, leadsCampaigns } from '../campaigns.ts';
import { CallActions } from './call-actions.tsx';
import { CallCalendar } from './call-calendar.tsx';
import { CallStage, stageOf } from './call-stage.tsx';
import classes from './call.module.css';

/** One year's call: its calendar, what it funds, for what and where. */
export function CallPage() {
  const { t } = useTranslation();
  const { campaign: id } = useParams({ from: '/campagnes/$campaign' });
  const { role } = usePerson();
  const asOf = useAsOf();
  const {
    data: { body: campaign, tag },
  } = useSuspenseQuery(campaignQuery(id, asOf));
  const names = useNames();
  const reference = useReference();
  const today = asOf ?? dayOf(new Date().toISOString());
  const stage = stageOf(campaign, today);
  const communes = new Set(reference?.communes.map(({ code }) => code));
  const isWide = (code: string) => communes.has(code) || code === 'metropolitan';
  const quartiers = campaign.territories.filter((code) => !isWide(code));
  const byFunder = Map.groupBy(campaign.funders, ({ funder }) => funder);
  return (
    <article>
      <PageTitle
        title={campaign.name}
        above={
          <nav aria-label={t('shell.path')}>
            <Link to="/campagnes">{t('go.campaigns')}</Link> › {id}
          </nav>
        }
        lead={
          <div className={classes.lead}>
            <CallStage stage={stage} />
            <Link to="/dossiers" search={{ campaign: id }}>
              {t('call.its-dossiers')}
            </Link>
            <Link to="/comites" search={{ campagne: id }}>
              {t('call.its-committees')}
            </Link>
            <Link to="/carte" search={{ campagne: id }}>
              {t('call.its-map')}
            </Link>
          </div>
        }
        actions={leadsCampaigns(role) && <CallActions campaign={campaign} tag={tag} />}
      />
      <CallCalendar campaign={campaign} stage={stage} today={today} />
      <div className={classes.columns}>
        <section aria-labelledby="themes">
          <Title order={2} id="themes">
            {t('call.themes')} <small className={classes.quiet}>{count(campaign.themes.length)}</small>
          </Title>
          <Text size="sm" c="dimmed">
            {t('call.nomenclature', { name: campaign.nomenclature })}
          </Text>
          <ul className={classes.coded}>
            {campaign.themes.map((code) => (
              <li key={code}>
                <span className={classes.code}>{code}</span> {names.theme(code, campaign.nomenclature)}
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="dispositifs">
          <Title order={2} id="dispositifs">
            {t('call.dispositifs')} <small className={classes.quiet}>{count(campaign.funders.length)}</small>
          </Title>
          <dl className={classes.funders}>
            {[...byFunder].map(([funder, all]) => (
              <div key={funder}>
                <dt>{names.funder(funder)}</dt>
                {all.map(({ dispositif }) => (
                  <dd key={dispositif}>{names.dispositif(funder, dispositif)}</dd>
                ))}
              </div>
            ))}
          </dl>
        </section>
      </div>
      <section aria-labelledby="territories">
        <Title order={2} id="territories">
          {t('call.territories')}{' '}
          <small className={classes.quiet}>{count(campaign.territories.length)}</small>
        </Title>
        <ul className={classes.places}>
          {campaign.territories.filter(isWide).map((code) => (
            <li key={code}>{names.territory(code)}</li>
          ))}
        </ul>
        {quartiers.length > 0 && (
          <details className={classes.details}>
            <summary>{t('call.quartiers', { count: quartiers.length })}</summary>
            <ul className={classes.places}>
              {quartiers.map((code) => (
                <li key={code}>{names.territory(code)}</li>
              ))}
            </ul>
          </details>
        )}
      </section>
    </article>
  );
}
