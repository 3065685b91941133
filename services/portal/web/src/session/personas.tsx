import { Button, Select, Stack, Text } from '@mantine/core';
import type { Role } from '@jalon/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '../api/client.ts';
import { ProblemNotice } from '../elements/problem-notice.tsx';
import { ActAsPorteur } from './act-as-porteur.tsx';
import { type Person, sessionQuery, signIn } from './session.ts';
import classes from './sign-in.module.css';

/** The people that a newcomer meets first, then the others. */
const firstRoles: readonly Role[] = ['instructeur', 'finance', 'auditeur', 'porteur'];

/** Taking the part of somebody invented. */
export function Personas({ onEntered }: { readonly onEntered?: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  /** Somebody who acts for a body, before it is known which. */
  const [forBody, setForBody] = useState<Person>();
  const { data, error } = useQuery({
    queryKey: ['reference', 'personas'],
    queryFn: ({ signal }) => read<{ items: readonly Person[] }>('/api/auth/personas', undefined, signal),
  });
  const enter = useMutation({
    mutationFn: ({ role, id, organisation }: Person) =>
      signIn({
        role,
        persona: id,
        ...(role === 'porteur' && organisation !== undefined && { organisation }),
      }),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      onEntered?.();
    },
  });
  const take = (person: Person) => {
    if (person.role === 'porteur') setForBody(person);
    else enter.mutate(person);
  };
  const people = data?.items ?? [];
  const first = firstRoles.flatMap((role) => people.find((person) => person.role === role) ?? []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const person = people.find(({ id }) => id === chosen);
    if (person) take(person);
  };
  return (
    <Stack gap="md">
      <Text className={classes.warning}>{t('shell.demonstration')}</Text>
      <ul className={classes.people}>
        {first.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className={classes.person}
              onClick={() => take(person)}
              aria-expanded={person.role === 'porteur' ? forBody !== undefined : undefined}
              disabled={enter.isPending}
            >
              <strong>{t(`role.${person.role}`)}</strong>
              <span>{person.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {forBody && (
        <ActAsPorteur
          pending={enter.isPending}
          onChosen={(organisation) => enter.mutate({ ...forBody, organisation })}
        />
      )}
      <form onSubmit={submit} className={classes.other}>
        <Select
          label={t('session.other')}
          placeholder={t('session.choose')}
          searchable
          value={chosen}
          onChange={setChosen}
          data={people.map(({ id, name, role }) => ({ value: id, label: `${name} – ${t(`role.${role}`)}` }))}
        />
        <Button type="submit" variant="default" disabled={chosen === null || enter.isPending}>
          {t('session.enter')}
        </Button>
      </form>
      {(enter.error ?? error) && <ProblemNotice error={enter.error ?? error} />}
    </Stack>
  );
}
