import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import { useCampaigns } from '../campaign/campaigns.ts';
import { ProblemNotice } from '../elements/problem-notice.tsx';
import { dayOf, longDay } from '../words/format.ts';
import classes from './porteur.module.css';

/** A new request in the campaign that takes them; says when none does. */
export function OpenRequest() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const now = new Date().toISOString();
  const campaign = useCampaigns().find(
    ({ status, opensAt, closesAt }) => status === 'open' && opensAt <= now && now <= closesAt,
  );
  const [title, setTitle] = useState('');
  const key = useRef(crypto.randomUUID());
  const { mutate, error, isPending } = useMutation({
    mutationFn: (fields: { readonly campaign: string; readonly title: string }) =>
      send<{ readonly reference: string }>('/api/programmation/dossiers', fields, { key: key.current }),
    onSuccess: async ({ reference }) => {
      key.current = crypto.randomUUID();
      await queries.invalidateQueries({ queryKey: ['dossiers'] });
      await navigate({ to: '/demandes/$reference/saisie', params: { reference } });
    },
    onError: (failure) => {
      if (failure instanceof Problem && !failure.mayPass) key.current = crypto.randomUUID();
    },
  });
  if (campaign === undefined) return <p className={classes.notice}>{t('porteur.no-campaign')}</p>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() !== '') mutate({ campaign: campaign.campaign, title: title.trim() });
  };
  return (
    <form onSubmit={submit} className={classes.open}>
      <TextInput
        label={t('porteur.new')}
        description={t('porteur.new-why', { name: campaign.name, day: longDay(dayOf(campaign.closesAt)) })}
        placeholder={t('porteur.new-title')}
        maxLength={200}
        value={title}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <Button type="submit" loading={isPending} disabled={title.trim() === ''}>
        {t('porteur.start')}
      </Button>
      {error && <ProblemNotice error={error} />}
    </form>
  );
}
