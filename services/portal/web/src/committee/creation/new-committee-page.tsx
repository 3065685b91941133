import { Select } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Campaign, useCampaigns } from '../../campaign/campaigns.ts';
import { PageTitle } from '../../elements/page-title.tsx';
import { useReference } from '../../reference/reference.ts';
import { usePerson } from '../../session/session.ts';
import { useAsOf } from '../../shell/as-of.ts';
import { committeesQuery } from '../committee-query.ts';
import { isSecretary } from '../secretary.ts';
import { NewCommitteeForm } from './new-committee-form.tsx';

/** A committee for a campaign, made from one of the year before or from nothing. */
export function NewCommitteePage() {
  const { t } = useTranslation();
  const { campagne } = useSearch({ from: '/comites/nouveau' });
  const { role } = usePerson();
  const campaigns = useCampaigns();
  const campaign = campaigns.find(({ campaign: id }) => id === campagne) ?? campaigns[0];
  return (
    <article>
      <PageTitle
        title={t('committees.create')}
        above={
          <nav aria-label={t('shell.path')}>
            <Link to="/comites" search={campaign ? { campagne: campaign.campaign } : {}}>
              {t('go.committees')}
            </Link>
          </nav>
        }
        lead={campaign && t('committees.create-lead', { name: campaign.name })}
      />
      {!isSecretary(role) && <p>{t('committees.not-yours')}</p>}
      {isSecretary(role) && campaign && <Creation campaign={campaign} campaigns={campaigns} />}
    </article>
  );
}

interface CreationProps {
  readonly campaign: Campaign;
  readonly campaigns: readonly Campaign[];
}

function Creation({ campaign, campaigns }: CreationProps) {
  const { t } = useTranslation();
  const { depuis } = useSearch({ from: '/comites/nouveau' });
  const navigate = useNavigate({ from: '/comites/nouveau' });
  const past = useAsOf() !== undefined;
  const reference = useReference();
  const before = campaigns.find(({ year }) => year < campaign.year)?.campaign ?? campaign.campaign;
  const { data: sources } = useSuspenseQuery(committeesQuery(before, undefined));
  const source = sources.find(({ committee }) => committee === depuis);
  return (
    <>
      {sources.length > 0 && (
        <Select
          mb="lg"
          w="30rem"
          maw="100%"
          label={t('committees.from', { campaign: before })}
          description={t('committees.from-why')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('committees.from-nothing') }}
          value={source?.committee ?? null}
          data={sources.map(({ committee, name }) => ({ value: committee, label: name }))}
          onChange={(chosen) =>
            void navigate({
              search: ({ depuis: _before, ...search }) =>
                chosen === null ? search : { ...search, depuis: chosen },
              replace: true,
              resetScroll: false,
            })
          }
        />
      )}
      {reference && (
        <NewCommitteeForm
          key={source?.committee}
          campaign={campaign}
          source={source}
          reference={reference}
          past={past}
        />
      )}
    </>
  );
}
