import { Alert, Button, List } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendStreaming } from '../../api/stream.ts';
import rows from '../../list/list.module.css';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { count } from '../../words/format.ts';
import type { LineOutcome } from './reconciliation-answers.ts';
import { addressOfExtract, benchQuery } from './reconciliation-query.ts';

interface BenchBulkBarProps {
  readonly extract: string;
  readonly chosen: readonly string[];
  readonly onClear: () => void;
}

interface BulkReport {
  readonly accepted: number;
  readonly refused: number;
}

/** Accepts every line that leaves no doubt, or those that are chosen: each on its own, refusals one by one. */
export function BenchBulkBar({ extract, chosen, onClear }: BenchBulkBarProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [refusals, setRefusals] = useState<readonly LineOutcome[]>([]);
  const { data: exact } = useQuery(
    benchQuery(extract, { exact: true, decision: 'undecided', page: 1, pageSize: 1 }),
  );
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: (body: Readonly<Record<string, unknown>>) =>
      sendStreaming<LineOutcome, BulkReport>(
        `${addressOfExtract(extract)}/accept`,
        { body: JSON.stringify(body), contentType: 'application/json', key: crypto.randomUUID() },
        (outcome) => {
          if (!outcome.done) setRefusals((known) => [...known, outcome]);
        },
      ),
    onMutate: () => setRefusals([]),
    onSuccess: (_report, body) => {
      if ('lines' in body) onClear();
      return queries.invalidateQueries({ queryKey: ['extract', extract] });
    },
  });
  const certain = exact?.total ?? 0;
  return (
    <div className={rows.bulk} role="group" aria-label={t('bench.bulk')}>
      <Button
        disabled={certain === 0}
        loading={isPending}
        onClick={() => mutate({ exact: true })}
        variant={chosen.length === 0 ? 'filled' : 'default'}
      >
        {t('bench.accept-exact', { count: certain, formatted: count(certain) })}
      </Button>
      <Button
        disabled={chosen.length === 0}
        loading={isPending}
        variant={chosen.length === 0 ? 'default' : 'filled'}
        onClick={() => mutate({ lines: chosen })}
      >
        {t('bench.accept-chosen', { count: chosen.length })}
      </Button>
      {chosen.length > 0 && (
        <Button variant="subtle" onClick={onClear}>
          {t('bulk.clear')}
        </Button>
      )}
      {error && <ProblemNotice error={error} />}
      {data && (
        <Alert
          role="status"
          variant="outline"
          w="100%"
          title={t('bench.accepted', { count: data.accepted, formatted: count(data.accepted) })}
        >
          {refusals.length > 0 && (
            <>
              {t('bulk.refused', { count: refusals.length })}
              <List size="sm">
                {refusals.map(({ line, problem }) => (
                  <List.Item key={line}>
                    {line} : {problem?.detail}
                    {problem?.rule !== undefined && ` (${t('trouble.rule', { rule: problem.rule })})`}
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
