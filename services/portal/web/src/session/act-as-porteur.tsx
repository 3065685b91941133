import { Button, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '../api/client.ts';
import { ProblemNotice } from '../elements/problem-notice.tsx';
import classes from './sign-in.module.css';

interface Body {
  readonly id: string;
  readonly name: string;
}

interface ActAsPorteurProps {
  readonly pending: boolean;
  readonly onChosen: (porteur: string) => void;
}

/** In the demonstration: for which body the porteur acts. A few are offered; the others are found by their name. */
export function ActAsPorteur({ pending, onChosen }: ActAsPorteurProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words, 250);
  const [chosen, setChosen] = useState<Body>();
  const q = asked === chosen?.name ? '' : asked;
  const { data, error } = useQuery({
    queryKey: ['reference', 'demonstration-porteurs', q],
    queryFn: ({ signal }) =>
      read<{ items: readonly Body[]; total: number }>(
        '/api/programmation/demonstration/porteurs',
        { q },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
  const bodies = data?.items ?? [];
  const offered = chosen && !bodies.some(({ id }) => id === chosen.id) ? [chosen, ...bodies] : bodies;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen) onChosen(chosen.id);
  };
  return (
    <form onSubmit={submit} className={classes.other}>
      <Select
        label={t('session.for-body')}
        description={t('session.for-body-why', { count: data?.total ?? 0 })}
        placeholder={t('session.choose')}
        searchable
        autoFocus
        openOnFocus={false}
        value={chosen?.id ?? null}
        onChange={(id) => setChosen(offered.find((body) => body.id === id))}
        searchValue={words}
        onSearchChange={setWords}
        // The service has already looked: what it found is offered whole.
        filter={({ options }) => options}
        nothingFoundMessage={t('session.no-body')}
        data={offered.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button type="submit" disabled={chosen === undefined || pending}>
        {t('session.enter')}
      </Button>
      {error && <ProblemNotice error={error} />}
    </form>
  );
}
