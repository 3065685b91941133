import { Alert, Button, List } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import rows from '../../list/list.module.css';
import { usePerson } from '../../session/session.ts';
import { useAsOf } from '../../shell/as-of.ts';
import { dayOf } from '../../words/format.ts';
import { ActionWindow, type AskedAction } from '../action-window.tsx';
import { commitmentsAddress } from '../commitment/commitment-query.ts';
import type { WorkItem } from '../funding-answers.ts';
import { useOpenExercices } from '../open-exercices.ts';
import { type BulkAct, bulkBody } from './bulk-acts.ts';

interface BulkResult {
  readonly commitment: string;
  readonly done: boolean;
  readonly problem?: { readonly detail: string; readonly rule?: string };
}

interface BulkWorkBarProps {
  readonly act: BulkAct;
  readonly chosen: readonly WorkItem[];
  readonly onClear: () => void;
}

/** The pieces that an order may have to list (R20); each commitment's own rule says which it wants. */
const pieces = ['decision', 'convention', 'sums-already-paid', 'justifications'];

/** Does one kind of work on all that is chosen, each on its own: what was refused says why, the rest is done. */
export function BulkWorkBar({ act, chosen, onClear }: BulkWorkBarProps) {
  const { t } = useTranslation();
  const { role } = usePerson();
  const past = useAsOf() !== undefined;
  const exercices = useOpenExercices();
  const [asked, setAsked] = useState<AskedAction>();
  const [results, setResults] = useState<readonly BulkResult[]>();
  const refused = results?.filter(({ done }) => !done) ?? [];
  if (role !== act.role || past) return null;
  if (chosen.length === 0 && results === undefined) return null;
  const label = t(`work.bulk.${act.intent}`, { count: chosen.length });
  const ask = () => {
    const today = dayOf(new Date().toISOString());
    setAsked({
      path: `/api/funding/commitments/{commitment}/${act.intent}`,
      address: `${commitmentsAddress}/bulk/${act.intent}`,
      summary: label,
      without: act.own,
      subject: {
        proposed: { exercice: exercices.latest ?? Number(today.slice(0, 4)), paidOn: today },
        options: {
          ...exercices.options,
          ...(act.intent === 'issue-payment-order' && {
            pieces: pieces.map((value) => ({ value, label: t(`piece.${value}`) })),
          }),
        },
      },
      bodyOf: (typed) => bulkBody(act, chosen, typed),
      onAnswer: (answer) => {
        setResults((answer as { readonly items: readonly BulkResult[] }).items);
        onClear();
      },
    });
  };
  return (
    <div className={rows.bulk} role="group" aria-label={t('work.bulk-title')}>
      <strong>{t('work.chosen', { count: chosen.length })}</strong>
      <Button disabled={chosen.length === 0} onClick={ask}>
        {label}
      </Button>
      <Button
        variant="subtle"
        onClick={() => {
          setResults(undefined);
          onClear();
        }}
      >
        {t('bulk.clear')}
      </Button>
      {results && (
        <Alert
          role="status"
          variant="outline"
          w="100%"
          title={t('work.done', { count: results.length - refused.length })}
        >
          {refused.length > 0 && (
            <>
              {t('bulk.refused', { count: refused.length })}
              <List size="sm">
                {refused.map(({ commitment, problem }) => (
                  <List.Item key={commitment}>
                    <Link to="/engagements/$commitment" params={{ commitment }}>
                      {commitment}
                    </Link>{' '}
                    : {problem?.detail}
                    {problem?.rule !== undefined && ` (${t('trouble.rule', { rule: problem.rule })})`}
                  </List.Item>
                ))}
              </List>
            </>
          )}
        </Alert>
      )}
      <ActionWindow asked={asked} onClose={() => setAsked(undefined)} />
    </div>
  );
}
