import { NumberInput, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallFaults, CallValues } from './call-values.ts';
import classes from './call.module.css';

interface CallFieldsProps {
  readonly values: CallValues;
  /** What is said of wrong fields, once the form was sent. */
  readonly faults: CallFaults;
  readonly onWrite: (changed: Partial<CallValues>) => void;
  readonly onYear: (year: number) => void;
}

/** The year, its name and its calendar. */
export function CallFields({ values, faults, onWrite, onYear }: CallFieldsProps) {
  const { t } = useTranslation();
  const said = (fault: string | undefined) => fault !== undefined && t(`call.fault.${fault}`);
  // Reversed dates are said at once: one is looking at both.
  const backwards =
    values.opensOn !== '' && values.closesOn !== '' && values.closesOn < values.opensOn
      ? t('call.fault.backwards')
      : said(faults.closesOn);
  return (
    <section aria-labelledby="calendar" className={classes.part}>
      <Title order={2} id="calendar">
        {t('call.calendar')}
      </Title>
      <div className={classes.named}>
        <NumberInput
          label={t('field.year')}
          withAsterisk
          allowDecimal={false}
          min={2000}
          max={2100}
          value={Number.isNaN(values.year) ? '' : values.year}
          error={said(faults.year)}
          onChange={(year) => onYear(typeof year === 'number' ? year : Number.NaN)}
        />
        <TextInput
          label={t('field.name')}
          withAsterisk
          maxLength={200}
          value={values.name}
          error={said(faults.name)}
          onChange={({ currentTarget }) => onWrite({ name: currentTarget.value })}
        />
      </div>
      <div className={classes.dates}>
        <TextInput
          type="date"
          max="9999-12-31"
          label={t('field.opensOn')}
          description={t('call.opens-why')}
          withAsterisk
          value={values.opensOn}
          error={said(faults.opensOn)}
          onChange={({ currentTarget }) => onWrite({ opensOn: currentTarget.value })}
        />
        <TextInput
          type="date"
          max="9999-12-31"
          label={t('field.closesOn')}
          description={t('call.closes-why')}
          withAsterisk
          value={values.closesOn}
          error={backwards}
          onChange={({ currentTarget }) => onWrite({ closesOn: currentTarget.value })}
        />
      </div>
    </section>
  );
}
