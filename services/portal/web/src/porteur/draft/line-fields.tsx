import { Button, Select, Title } from '@mantine/core';
import { useController, useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../campaign/campaigns.ts';
import { useNames } from '../../reference/reference.ts';
import { AmountField } from './draft-inputs.tsx';
import { type DraftValues, nextLineId } from './draft-values.ts';
import classes from './draft.module.css';

interface LineFieldsProps {
  readonly campaign: Campaign;
  readonly labelOf: (dispositif: string) => string;
}

/** Who is asked for how much: each becomes a resource of the budget by itself. */
export function LineFields({ campaign, labelOf }: LineFieldsProps) {
  const { t } = useTranslation();
  const { fields, append, remove } = useFieldArray<DraftValues, 'lines'>({ name: 'lines' });
  return (
    <section className={classes.part} aria-labelledby="lines">
      <Title order={2} id="lines">
        {t('draft.lines')}
      </Title>
      <p className={classes.quiet}>{t('draft.lines-why')}</p>
      {fields.map(({ id, lineId }, place) => (
        <div key={id} className={classes.line} role="group" aria-label={t('draft.line', { line: lineId })}>
          <DispositifField place={place} campaign={campaign} labelOf={labelOf} />
          <YearField place={place} year={campaign.year} />
          <AmountField name={`lines.${place}.requested`} label={t('money.requested')} />
          <Button
            variant="subtle"
            onClick={() => remove(place)}
            aria-label={t('draft.remove-line', { line: lineId })}
          >
            {t('action.remove')}
          </Button>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          onClick={() =>
            append({ lineId: nextLineId(fields), dispositif: '', year: campaign.year, requested: '' })
          }
        >
          {t('draft.add-line')}
        </Button>
      </div>
    </section>
  );
}

interface DispositifFieldProps extends LineFieldsProps {
  readonly place: number;
}

function DispositifField({ place, campaign, labelOf }: DispositifFieldProps) {
  const { t } = useTranslation();
  const names = useNames();
  const { field } = useController<DraftValues, `lines.${number}.dispositif`>({
    name: `lines.${place}.dispositif`,
  });
  const groups = Map.groupBy(campaign.funders, ({ funder }) => funder);
  return (
    <Select
      label={t('field.dispositif')}
      searchable
      ref={field.ref}
      onBlur={field.onBlur}
      value={field.value === '' ? null : field.value}
      onChange={(chosen) => field.onChange(chosen ?? '')}
      data={[...groups].map(([funder, all]) => ({
        group: names.funder(funder),
        items: all.map(({ dispositif }) => ({
          value: `${funder}/${dispositif}`,
          label: labelOf(`${funder}/${dispositif}`),
        })),
      }))}
    />
  );
}

function YearField({ place, year }: { readonly place: number; readonly year: number }) {
  const { t } = useTranslation();
  const { field } = useController<DraftValues, `lines.${number}.year`>({ name: `lines.${place}.year` });
  return (
    <Select
      label={t('field.year')}
      allowDeselect={false}
      ref={field.ref}
      onBlur={field.onBlur}
      value={String(field.value)}
      onChange={(chosen) => field.onChange(Number(chosen))}
      data={[year, year + 1, year + 2].map(String)}
    />
  );
}
