import { Alert, Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetDraft, keepDraft, readDraft } from '../../action/kept-draft.ts';
import { send } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import type { Reference } from '../../reference/reference.ts';
import type { Campaign } from '../campaigns.ts';
import { CallFields } from './call-fields.tsx';
import { type CallValues, bodyOf, callAfter, faultsOf } from './call-values.ts';
import { CodesFields } from './codes-fields.tsx';
import { leadToFault } from './lead-to-fault.ts';
import classes from './call.module.css';

interface NewCallFormProps {
  readonly first: CallValues;
  readonly source: Campaign;
  readonly taken: readonly number[];
  readonly reference: Reference;
  readonly past: boolean;
}

const address = '/api/programmation/campaigns';

/** The whole of a call, ready to be changed; what is typed is kept until it is sent. */
export function NewCallForm({ first, source, taken, reference, past }: NewCallFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const place = `${address} ${source.campaign}`;
  const [kept] = useState(() => readDraft(place));
  const [values, setValues] = useState<CallValues>(() => (kept?.values as CallValues | undefined) ?? first);
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const key = useRef(crypto.randomUUID());
  const faults = faultsOf(values, taken);
  const { mutate, error, isPending } = useMutation({
    mutationFn: (body: unknown) => send<{ readonly id: string }>(address, body, { key: key.current }),
    onSuccess: async ({ id }) => {
      forgetDraft(place);
      await queries.invalidateQueries({ queryKey: ['campaigns'] });
      await navigate({ to: '/campagnes/$campaign', params: { campaign: id } });
    },
    onError: (failure) => {
      // A refusal was answered: another attempt is another intent. What may have arrived unheard keeps its key.
      if (failure instanceof Problem && !failure.mayPass) key.current = crypto.randomUUID();
    },
  });
  const write = (changed: Partial<CallValues>) => {
    const next = { ...values, ...changed };
    setValues(next);
    keepDraft(place, { key: '', values: { ...next } });
  };
  /** Another year moves what nobody has changed by hand: the name and the calendar. */
  const moveTo = (year: number) => {
    const [before, after] = [callAfter(source, values.year), callAfter(source, year)];
    const moved = (['name', 'opensOn', 'closesOn'] as const).filter((part) => values[part] === before[part]);
    write({ year, ...Object.fromEntries(moved.map((part) => [part, after[part]])) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(faults).length === 0) return mutate(bodyOf(values));
    requestAnimationFrame(() => leadToFault(form.current));
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className={classes.form} aria-label={t('call.prepare')}>
      {kept && <Alert variant="outline">{t('action.kept')}</Alert>}
      <CallFields values={values} faults={asked ? faults : {}} onWrite={write} onYear={moveTo} />
      <CodesFields
        values={values}
        faults={asked ? faults : {}}
        onWrite={write}
        source={source}
        reference={reference}
      />
      {error && <ProblemNotice error={error} />}
      <Group gap="xs">
        <Button type="submit" loading={isPending} disabled={past}>
          {t('call.prepare')}
        </Button>
        <span className={classes.quiet}>{t('call.prepare-then')}</span>
      </Group>
    </form>
  );
}
