import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCampaigns } from '../../campaign/campaigns.ts';
import { dossierQuery } from '../../dossier/dossier-query.ts';
import { PageTitle } from '../../elements/page-title.tsx';
import { useAsOf } from '../../shell/as-of.ts';
import { dayOf, longDay } from '../../words/format.ts';
import { DraftForm } from './draft-form.tsx';
import classes from '../porteur.module.css';

/** A request while it is written. */
export function DraftPage() {
  const { t } = useTranslation();
  const { reference } = useParams({ from: '/demandes/$reference/saisie' });
  const asOf = useAsOf();
  const {
    data: { body: sheet, tag },
  } = useSuspenseQuery(dossierQuery(reference, asOf));
  const { status, identity, contents } = sheet.state;
  const campaign = useCampaigns(asOf).find((one) => one.campaign === identity?.campaign);
  const writable = status === 'draft' && asOf === undefined;
  return (
    <article>
      <PageTitle
        title={t('draft.title')}
        above={
          <nav aria-label={t('shell.path')}>
            <Link to="/">{t('go.home')}</Link> ›{' '}
            <Link to="/demandes/$reference" params={{ reference }}>
              {reference}
            </Link>
          </nav>
        }
        lead={
          identity &&
          campaign &&
          t(campaign.status === 'open' ? 'draft.lead' : 'draft.lead-closed', {
            name: identity.porteur.name,
            campaign: campaign.name,
            day: longDay(dayOf(campaign.closesAt)),
          })
        }
      />
      {writable && campaign ? (
        <DraftForm
          key={reference}
          sheet={sheet}
          tag={tag}
          campaign={campaign}
          // What the service keeps of a draft is a part of what it answers of it.
          contents={contents ?? {}}
        />
      ) : (
        <p className={classes.notice}>
          {t(asOf === undefined ? 'draft.deposited' : 'action.not-in-the-past')}{' '}
          <Link to="/demandes/$reference" params={{ reference }}>
            {t('draft.follow')}
          </Link>
        </p>
      )}
    </article>
  );
}
