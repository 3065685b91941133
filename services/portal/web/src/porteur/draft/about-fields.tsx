import { MultiSelect, Select, Textarea, Title } from '@mantine/core';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../campaign/campaigns.ts';
import { useNames, useReference } from '../../reference/reference.ts';
import { TextField } from './draft-inputs.tsx';
import type { DraftValues } from './draft-values.ts';
import classes from './draft.module.css';

/** What the action is, for whom and when. */
export function AboutFields({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTranslation();
  const names = useNames();
  const reference = useReference();
  const { field: summary } = useController<DraftValues, 'summary'>({ name: 'summary' });
  const { field: theme } = useController<DraftValues, 'theme'>({ name: 'theme' });
  const { field: territories } = useController<DraftValues, 'territories'>({ name: 'territories' });
  const { field: startsOn } = useController<DraftValues, 'startsOn'>({ name: 'startsOn' });
  const { field: endsOn } = useController<DraftValues, 'endsOn'>({ name: 'endsOn' });
  const isCommune = (code: string) => reference?.communes.some((one) => one.code === code) ?? false;
  const option = (code: string) => ({ value: code, label: names.territory(code) });
  const communes = campaign.territories.filter(isCommune).map(option);
  const others = campaign.territories
    .filter((code) => !isCommune(code))
    .map((code) => ({ ...option(code), label: labelWithCode(names.territory(code), code) }));
  const backwards = startsOn.value !== '' && endsOn.value !== '' && startsOn.value > endsOn.value;
  return (
    <section className={classes.part} aria-labelledby="about">
      <Title order={2} id="about">
        {t('draft.about')}
      </Title>
      <TextField name="title" label={t('field.title')} withAsterisk maxLength={200} />
      <Textarea
        {...summary}
        label={t('field.summary')}
        description={t('draft.summary-why')}
        withAsterisk
        autosize
        minRows={4}
        maxLength={5_000}
      />
      <div className={classes.pair}>
        <Select
          label={t('field.theme')}
          withAsterisk
          ref={theme.ref}
          onBlur={theme.onBlur}
          value={theme.value === '' ? null : theme.value}
          onChange={(code) => theme.onChange(code ?? '')}
          data={campaign.themes.map((code) => ({
            value: code,
            label: `${code} – ${names.theme(code, campaign.nomenclature)}`,
          }))}
        />
        <MultiSelect
          label={t('field.territories')}
          withAsterisk
          searchable
          ref={territories.ref}
          onBlur={territories.onBlur}
          value={territories.value}
          onChange={territories.onChange}
          data={[
            { group: t('map.communes'), items: communes },
            { group: t('map.quartiers'), items: others },
          ]}
        />
      </div>
      <div className={classes.dates}>
        <TextField name="startsOn" type="date" max="9999-12-31" label={t('draft.starts')} withAsterisk />
        <TextField
          name="endsOn"
          type="date"
          max="9999-12-31"
          label={t('draft.ends')}
          withAsterisk
          error={backwards && t('draft.backwards')}
        />
      </div>
    </section>
  );
}

function labelWithCode(name: string, code: string): string {
  return name === code || code === 'metropolitan' ? name : `${name} (${code})`;
}
