import { Select } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../elements/page-title.tsx';
import { useReference } from '../../reference/reference.ts';
import { usePerson } from '../../session/session.ts';
import { useAsOf } from '../../shell/as-of.ts';
import { dayOf } from '../../words/format.ts';
import { leadsCampaigns, useCampaigns } from '../campaigns.ts';
import { callAfter } from './call-values.ts';
import { NewCallForm } from './new-call-form.tsx';

/** A year's call, made from another year's: what does not change is there already. */
export function NewCallPage() {
  const { t } = useTranslation();
  const { depuis } = useSearch({ from: '/campagnes/nouvelle' });
  const navigate = useNavigate({ from: '/campagnes/nouvelle' });
  const { role } = usePerson();
  const past = useAsOf() !== undefined;
  const campaigns = useCampaigns();
  const reference = useReference();
  const source = campaigns.find(({ campaign }) => campaign === depuis) ?? campaigns[0];
  const taken = campaigns.map(({ year }) => year);
  const thisYear = Number(dayOf(new Date().toISOString()).slice(0, 4));
  const year = Math.max(thisYear, ...taken) + 1;
  return (
    <article>
      <PageTitle
        title={t('call.prepare')}
        above={
          <nav aria-label={t('shell.path')}>
            <Link to="/campagnes">{t('go.campaigns')}</Link>
          </nav>
        }
        lead={t('call.prepare-lead')}
        actions={
          campaigns.length > 1 &&
          source && (
            <Select
              label={t('call.from')}
              w="20rem"
              maw="100%"
              allowDeselect={false}
              value={source.campaign}
              data={campaigns.map(({ campaign, name }) => ({ value: campaign, label: name }))}
              onChange={(chosen) => {
                if (chosen !== null)
                  void navigate({ search: (search) => ({ ...search, depuis: chosen }), replace: true });
              }}
            />
          )
        }
      />
      {!leadsCampaigns(role) && <p>{t('call.not-yours')}</p>}
      {leadsCampaigns(role) && source === undefined && <p>{t('call.no-source')}</p>}
      {leadsCampaigns(role) && source && reference && (
        <NewCallForm
          key={source.campaign}
          first={callAfter(source, year)}
          source={source}
          taken={taken}
          reference={reference}
          past={past}
        />
      )}
    </article>
  );
}
