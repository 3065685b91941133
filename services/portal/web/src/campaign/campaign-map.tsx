import { Select, SegmentedControl, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { read } from '../api/client.ts';
import { PageTitle } from '../elements/page-title.tsx';
import { useReference } from '../reference/reference.ts';
import { useAsOf } from '../shell/as-of.ts';
import { useCampaigns } from './campaigns.ts';
import { Legend } from './legend.tsx';
import { measures } from './map-search.ts';
import { type Place, placesOf } from './places.ts';
import { PlaceTable } from './place-table.tsx';
import { TileMap } from './tile-map.tsx';
import classes from './campaign-map.module.css';
import type { PlaceFigures } from './place-figures.ts';

interface Figures {
  readonly byTerritory: readonly PlaceFigures[];
  readonly byCommune: readonly PlaceFigures[];
}

/** A campaign over the métropole: where the dossiers are, and where the money goes. */
export function CampaignMap() {
  const { t } = useTranslation();
  const { campagne, mesure = 'dossiers' } = useSearch({ from: '/carte' });
  const navigate = useNavigate({ from: '/carte' });
  const asOf = useAsOf();
  const campaigns = useCampaigns(asOf);
  const campaign =
    campagne ?? campaigns.find(({ status }) => status === 'closed')?.campaign ?? campaigns[0]?.campaign ?? '';
  const { data } = useSuspenseQuery({
    queryKey: ['figures', campaign, asOf],
    queryFn: ({ signal }) =>
      read<Figures>(`/api/programmation/campaigns/${campaign}/figures`, { asOf }, signal),
  });
  const reference = useReference();
  const places: readonly Place[] = reference ? placesOf(data, reference, t('map.whole')) : [];
  const communes = places.filter(({ kind }) => kind === 'commune').map((place) => place[mesure]);
  const quartiers = places.filter(({ kind }) => kind !== 'commune').map((place) => place[mesure]);
  return (
    <>
      <PageTitle
        title={t('map.title', { campaign })}
        lead={t('map.lead')}
        actions={
          campaigns.length > 1 && (
            <Select
              label={t('committees.campaign')}
              w="20rem"
              maw="100%"
              allowDeselect={false}
              value={campaign}
              data={campaigns.map(({ campaign: value, name }) => ({ value, label: name }))}
              onChange={(chosen) => {
                if (chosen !== null) void navigate({ search: (search) => ({ ...search, campagne: chosen }) });
              }}
            />
          )
        }
      />
      {reference && (
        <>
          <div className={classes.controls}>
            <SegmentedControl
              aria-label={t('map.measure')}
              value={mesure}
              data={measures.map((name) => ({ value: name, label: t(`map.by.${name}`) }))}
              onChange={(chosen) =>
                void navigate({
                  search: (search) => ({
                    ...search,
                    mesure: measures.find((name) => name === chosen) ?? 'dossiers',
                  }),
                  replace: true,
                })
              }
            />
            <Legend title={t('map.communes')} values={communes} measure={mesure} />
            <Legend title={t('map.quartiers')} values={quartiers} measure={mesure} />
          </div>
          <div className={classes.place}>
            <TileMap places={places} measure={mesure} campaign={campaign} />
            <Text c="dimmed" size="sm" className={classes.note}>
              {t('map.note')} <span className={classes.neighbours}>{t('map.neighbours')}</span>
            </Text>
          </div>
          <Title order={2} mb="sm">
            {t('map.table')}
          </Title>
          <PlaceTable places={places} measure={mesure} campaign={campaign} />
        </>
      )}
    </>
  );
}
