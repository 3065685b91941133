import { Alert, Button, List, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import { ProblemNotice } from '../elements/problem-notice.tsx';
import { usePerson } from '../session/session.ts';
import { useAsOf } from '../shell/as-of.ts';
import type { DossierEntry } from './dossier-answers.ts';
import { useHolders } from './people.ts';
import classes from '../list/list.module.css';

interface BulkItem {
  readonly reference: string;
  readonly done: boolean;
  readonly problem?: { readonly detail: string; readonly rule?: string };
}

interface BulkAnswer {
  readonly correlationId: string;
  readonly items: readonly BulkItem[];
}

interface BulkBarProps {
  readonly selected: ReadonlySet<string>;
  readonly items: readonly DossierEntry[];
  readonly onClear: () => void;
}

const actors = new Set(['instructeur', 'decideur', 'admin']);

/** Acts on every dossier that is chosen, each on its own: what was refused says why, the rest is done. */
export function BulkBar({ selected, onClear }: BulkBarProps) {
  const { t } = useTranslation();
  const { role } = usePerson();
  const past = useAsOf() !== undefined;
  const queries = useQueryClient();
  const holders = useHolders().filter((person) => person.role === 'instructeur');
  const [instructor, setInstructor] = useState<string | null>(null);
  const key = useRef(crypto.randomUUID());
  const { mutate, data, error, isPending, reset } = useMutation({
    mutationFn: (command: Readonly<Record<string, unknown>>) =>
      send<BulkAnswer>(
        '/api/programmation/dossiers/bulk',
        { ...command, items: [...selected].map((reference) => ({ reference })) },
        { key: key.current },
      ),
    onSuccess: () => {
      key.current = crypto.randomUUID();
      return queries.invalidateQueries({ queryKey: ['dossiers'] });
    },
    onError: (failure) => {
      if (failure instanceof Problem && !failure.mayPass) key.current = crypto.randomUUID();
    },
  });
  const holder = holders.find(({ id }) => id === instructor);
  const refused = data?.items.filter(({ done }) => !done) ?? [];
  if (!actors.has(role) || past || (selected.size === 0 && data === undefined)) return null;
  return (
    <div className={classes.bulk} role="group" aria-label={t('bulk.title')}>
      <strong>{t('bulk.chosen', { count: selected.size })}</strong>
      {role !== 'decideur' && (
        <>
          <Select
            aria-label={t('field.instructor')}
            placeholder={t('field.instructor')}
            searchable
            value={instructor}
            onChange={setInstructor}
            data={holders.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button
            disabled={holder === undefined || selected.size === 0}
            loading={isPending}
            onClick={() => {
              if (holder)
                mutate({ intent: 'assign-instructor', instructor: { id: holder.id, name: holder.name } });
            }}
          >
            {t('bulk.assign')}
          </Button>
          <Button
            variant="default"
            disabled={selected.size === 0}
            onClick={() =>
              mutate({
                intent: 'declare-admissible',
                checklist: ['identity', 'statutes', 'budget', 'signature', 'bank-details'],
              })
            }
          >
            {t('bulk.admissible')}
          </Button>
        </>
      )}
      <Button
        variant="default"
        disabled={selected.size === 0}
        onClick={() =>
          mutate({
            intent: 'notify-decision',
            channel: 'electronic',
            template: 'lettre-notification-2016-v1',
          })
        }
      >
        {t('bulk.notify')}
      </Button>
      <Button
        variant="subtle"
        onClick={() => {
          reset();
          onClear();
        }}
      >
        {t('bulk.clear')}
      </Button>
      {error && <ProblemNotice error={error} />}
      {data && (
        <Alert
          role="status"
          variant="outline"
          w="100%"
          title={t('bulk.done', { count: data.items.length - refused.length })}
        >
          {refused.length > 0 && (
            <>
              {t('bulk.refused', { count: refused.length })}
              <List size="sm">
                {refused.map(({ reference, problem }) => (
                  <List.Item key={reference}>
                    {reference} : {problem?.detail}
                  </List.Item>
                ))}
              </List>
            </>
          )}
        </Alert>
      )}
    </div>
  );
}
