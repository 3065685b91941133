import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../action/action-form.tsx';
import { forgetDraft, keepDraft, readDraft } from '../../action/kept-draft.ts';
import { useCommand } from '../../action/use-command.ts';
import { dayOf } from '../../words/format.ts';
import { type Campaign, addressOfCampaign } from '../campaigns.ts';
import { calendarFaults, calendarOf } from './call-values.ts';
import classes from './call.module.css';

interface CalendarFormProps {
  readonly campaign: Campaign;
  readonly tag: string | undefined;
  readonly onDone: () => void;
}

interface Typed {
  readonly opensOn: string;
  readonly closesOn: string;
  readonly reason: string;
}

/** Other days for a call, and why: in days of Paris, where the service keeps instants. */
export function CalendarForm({ campaign, tag, onDone }: CalendarFormProps) {
  const { t } = useTranslation();
  const address = addressOfCampaign(campaign.campaign);
  const place = `${address}/change-calendar`;
  const [kept] = useState(() => readDraft(place));
  const [typed, setTyped] = useState<Typed>(
    () =>
      (kept?.values as Typed | undefined) ?? {
        opensOn: dayOf(campaign.opensAt),
        closesOn: dayOf(campaign.closesAt),
        reason: '',
      },
  );
  const [asked, setAsked] = useState(false);
  const { mutate, error, isPending } = useCommand(address, () => {
    forgetDraft(place);
    onDone();
  });
  const write = (changed: Partial<Typed>) => {
    const next = { ...typed, ...changed };
    setTyped(next);
    keepDraft(place, { key: '', values: { ...next } });
  };
  const faults = {
    ...calendarFaults(typed),
    ...(typed.reason.trim() === '' && { reason: 'missing' }),
  };
  const said = (fault: string | undefined) => asked && fault !== undefined && t(`call.fault.${fault}`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(faults).length > 0) return;
    mutate({
      intent: 'change-calendar',
      fields: { ...calendarOf(typed), reason: typed.reason.trim() },
      tag,
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {kept && <Alert variant="outline">{t('action.kept')}</Alert>}
        <div className={classes.dates}>
          <TextInput
            type="date"
            max="9999-12-31"
            label={t('field.opensOn')}
            withAsterisk
            value={typed.opensOn}
            error={said(faults.opensOn)}
            onChange={({ currentTarget }) => write({ opensOn: currentTarget.value })}
          />
          <TextInput
            type="date"
            max="9999-12-31"
            label={t('field.closesOn')}
            withAsterisk
            value={typed.closesOn}
            error={said(faults.closesOn)}
            onChange={({ currentTarget }) => write({ closesOn: currentTarget.value })}
          />
        </div>
        <TextInput
          label={t('field.reason')}
          withAsterisk
          maxLength={400}
          value={typed.reason}
          error={said(faults.reason)}
          onChange={({ currentTarget }) => write({ reason: currentTarget.value })}
        />
        {error && <Refused error={error} />}
        <Group gap="xs">
          <Button type="submit" loading={isPending}>
            {t('call.change-calendar')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('action.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
