import { Alert, Button, Group, NumberInput, SegmentedControl, TextInput, Title } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepDraft, readDraft } from '../../action/kept-draft.ts';
import { CodeList } from '../../campaign/call/code-list.tsx';
import type { Campaign } from '../../campaign/campaigns.ts';
import { leadToFault } from '../../campaign/call/lead-to-fault.ts';
import classes from '../../campaign/call/call.module.css';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { type Reference, useNames } from '../../reference/reference.ts';
import type { Committee } from '../committee-answers.ts';
import { type CommitteeValues, bodyOf, committeeAfter, faultsOf, seatsOf } from './committee-values.ts';
import { placeOfCreation, useCreation } from './use-creation.ts';

interface NewCommitteeFormProps {
  readonly campaign: Campaign;
  readonly source: Committee | undefined;
  readonly reference: Reference;
  readonly past: boolean;
}

/** What a committee covers, its quorum, and who of last year's sits again. */
export function NewCommitteeForm({ campaign, source, reference, past }: NewCommitteeFormProps) {
  const { t } = useTranslation();
  const names = useNames();
  const place = placeOfCreation(campaign, source);
  const [kept] = useState(() => readDraft(place));
  const [values, setValues] = useState<CommitteeValues>(
    () => (kept?.values as CommitteeValues | undefined) ?? committeeAfter(source, campaign),
  );
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { mutate, error, isPending } = useCreation(place);
  const wrong = faultsOf(values);
  const faults = asked ? wrong : {};
  const said = (fault: string | undefined) => fault !== undefined && t(`call.fault.${fault}`);
  const write = (changed: Partial<CommitteeValues>) => {
    const next = { ...values, ...changed };
    setValues(next);
    keepDraft(place, { key: '', values: { ...next } });
  };
  const communes = new Set(reference.communes.map(({ code }) => code));
  const option = (value: string) => ({ value, label: names.territory(value) });
  const coded = (value: string) => ({
    value,
    label: names.territory(value) === value ? value : `${names.territory(value)} (${value})`,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(wrong).length === 0)
      return mutate({ body: bodyOf(values, campaign), members: seatsOf(values, source) });
    requestAnimationFrame(() => leadToFault(form.current));
  };
  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      className={classes.form}
      aria-label={t('committees.create')}
    >
      {kept && <Alert variant="outline">{t('action.kept')}</Alert>}
      <div className={classes.named} data-wide>
        <TextInput
          label={t('field.name')}
          withAsterisk
          maxLength={200}
          value={values.name}
          error={said(faults.name)}
          onChange={({ currentTarget }) => write({ name: currentTarget.value })}
        />
        <NumberInput
          label={t('committees.quorum-percent')}
          withAsterisk
          suffix=" %"
          allowDecimal={false}
          min={1}
          max={100}
          value={Number.isNaN(values.quorumPercent) ? '' : values.quorumPercent}
          error={said(faults.quorumPercent)}
          onChange={(share) => write({ quorumPercent: typeof share === 'number' ? share : Number.NaN })}
        />
      </div>
      <section aria-labelledby="covers" className={classes.part}>
        <Title order={2} id="covers">
          {t('committees.covers')}
        </Title>
        <div>
          <SegmentedControl
            aria-label={t('committees.kind')}
            value={values.kind}
            data={[
              { value: 'territory', label: t('call.territories') },
              { value: 'theme', label: t('call.themes') },
            ]}
            onChange={(kind) => write({ kind: kind === 'theme' ? 'theme' : 'territory', codes: [] })}
          />
        </div>
        {values.kind === 'theme' ? (
          <CodeList
            legend={t('call.themes')}
            options={campaign.themes.map((code) => ({
              value: code,
              label: `${code} – ${names.theme(code, campaign.nomenclature)}`,
            }))}
            chosen={values.codes}
            error={said(faults.codes)}
            onChoose={(codes) => write({ codes })}
          />
        ) : (
          <>
            <CodeList
              legend={t('map.communes')}
              options={campaign.territories.filter((code) => communes.has(code)).map(option)}
              chosen={values.codes}
              error={said(faults.codes)}
              onChoose={(codes) => write({ codes })}
            />
            <CodeList
              folded
              legend={t('map.quartiers')}
              options={campaign.territories.filter((code) => !communes.has(code)).map(coded)}
              chosen={values.codes}
              onChoose={(codes) => write({ codes })}
            />
          </>
        )}
      </section>
      {source && source.members.length > 0 && (
        <section aria-labelledby="members" className={classes.part}>
          <Title order={2} id="members">
            {t('committees.members')}
          </Title>
          <CodeList
            headed
            legend={t('committees.members')}
            options={source.members.map(({ id, name, organisation }) => ({
              value: id,
              label: `${name} – ${organisation}`,
            }))}
            chosen={values.members}
            onChoose={(members) => write({ members })}
          />
        </section>
      )}
      {error && <ProblemNotice error={error} />}
      <Group gap="xs">
        <Button type="submit" loading={isPending} disabled={past}>
          {t('committees.create')}
        </Button>
        <span className={classes.quiet}>{t('committees.create-then')}</span>
      </Group>
    </form>
  );
}
