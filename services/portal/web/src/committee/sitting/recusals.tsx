import { Button, Select, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../action/use-command.ts';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import type { AgendaItem, Sitting } from '../committee-answers.ts';
import { addressOfSitting } from '../committee-query.ts';
import classes from './sitting.module.css';

interface RecusalsProps {
  readonly sitting: Sitting;
  readonly item: AgendaItem;
  readonly mayChange: boolean;
}

/** R19: who leaves for this dossier. Members known to hold an office at the porteur are named at once. */
export function Recusals({ sitting, item, mayChange }: RecusalsProps) {
  const { t } = useTranslation();
  const { mutate, error, isPending, reset } = useCommand(addressOfSitting(sitting.id));
  const [member, setMember] = useState<string | null>(null);
  const [interest, setInterest] = useState('');
  const nameOf = (id: string) => sitting.members.find((one) => one.id === id)?.name ?? id;
  const staying = sitting.members.filter(({ id }) => !item.recused.some((one) => one.member === id));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate(
      { intent: 'recuse-member', fields: { member: member ?? '', dossier: item.dossier, interest } },
      {
        onSuccess: () => {
          setMember(null);
          setInterest('');
        },
      },
    );
  };
  if (!mayChange && item.recused.length === 0) return null;
  return (
    <section className={classes.part} aria-labelledby="recusals">
      <Title order={3} id="recusals">
        {t('sitting.recusals')}
      </Title>
      {item.recused.length > 0 && (
        <ul className={classes.plainList}>
          {item.recused.map((one) => (
            <li key={one.member}>
              <strong>{nameOf(one.member)}</strong> – {one.interest}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <>
          {item.proposedRecusals.map((one) => (
            <p key={one.member} className={classes.warning}>
              {t('sitting.should-leave', { name: one.name, porteur: item.porteur.name })}
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  reset();
                  setMember(one.member);
                  setInterest(t('sitting.interest-proposed', { porteur: item.porteur.name }));
                }}
              >
                {t('sitting.prepare-recusal')}
              </Button>
            </p>
          ))}
          <form onSubmit={submit} className={classes.recusal}>
            <Select
              label={t('sitting.member')}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': t('sitting.clear-member') }}
              value={member}
              onChange={setMember}
              data={staying.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextInput
              label={t('sitting.interest')}
              maxLength={400}
              value={interest}
              onChange={({ currentTarget }) => setInterest(currentTarget.value)}
            />
            <Button
              type="submit"
              variant="default"
              loading={isPending}
              disabled={member === null || interest.trim() === ''}
            >
              {t('sitting.note-recusal')}
            </Button>
          </form>
          {error && <ProblemNotice error={error} />}
        </>
      )}
    </section>
  );
}
