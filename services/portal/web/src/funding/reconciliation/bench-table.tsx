import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '../../api/client.ts';
import rows from '../../list/list.module.css';
import { useAsOf } from '../../shell/as-of.ts';
import { ActionWindow, type AskedAction } from '../action-window.tsx';
import { BenchRow } from './bench-row.tsx';
import { type LineAct, askedFor, mayBe } from './line-acts.ts';
import type { BenchLine } from './reconciliation-answers.ts';
import { addressOfLine, lineQuery } from './reconciliation-query.ts';
import classes from './bench.module.css';

interface BenchTableProps {
  /** Undefined until the first answer. */
  readonly items: readonly BenchLine[] | undefined;
  /** Whether this person may decide now. */
  readonly acting: boolean;
  /** The line at which one is. */
  readonly current: string | undefined;
  /** What is chosen, to be accepted together; none: nothing is chosen here. */
  readonly choice?: {
    readonly chosen: readonly string[];
    readonly onChoose: (lines: readonly string[]) => void;
  };
  /** Whether the lines are of several files: each then says of which. */
  readonly across?: boolean;
  readonly onMove: (line: string) => void;
}

const keys: Readonly<Record<string, LineAct>> = { a: 'accept', e: 'reject', m: 'assign', r: 'reverse' };

/** The lines, theirs beside ours. One is at one line, moves with the arrows, and decides with a letter. */
export function BenchTable(props: BenchTableProps) {
  const { items, acting, current, choice, across = false, onMove } = props;
  const choosing = acting && choice !== undefined;
  const { t } = useTranslation();
  const queries = useQueryClient();
  const asOf = useAsOf();
  const body = useRef<HTMLTableSectionElement>(null);
  const [asked, setAsked] = useState<AskedAction>();
  const absent = current !== undefined && items !== undefined && items.every(({ id }) => id !== current);
  const { data: apart } = useQuery({ ...lineQuery(current ?? '', asOf), enabled: absent });
  const lines = [...(absent && apart?.id === current ? [apart] : []), ...(items ?? [])];
  const here = Math.max(
    0,
    lines.findIndex(({ id }) => id === current),
  );
  const moveTo = (place: number) => {
    const line = lines[Math.min(Math.max(place, 0), lines.length - 1)];
    if (line === undefined) return;
    onMove(line.id);
    const row = body.current?.querySelector<HTMLElement>(`[data-line="${line.id}"]`);
    row?.querySelector<HTMLElement>('button')?.focus();
  };
  const { mutate, error, variables, isPending } = useMutation({
    mutationFn: ({ id }: BenchLine) => send(`${addressOfLine(id)}/accept`, {}, { key: crypto.randomUUID() }),
    onSuccess: (_answer, line) => {
      moveTo(lines.findIndex(({ id }) => id === line.id) + 1);
      return queries.invalidateQueries({ queryKey: ['extract'] });
    },
  });
  const act = (line: BenchLine, intent: LineAct) => {
    if (!acting || isPending || !mayBe(intent, line)) return;
    if (intent === 'accept') mutate(line);
    else setAsked(askedFor(line, intent, (key) => t(key)));
  };
  const toggle = (id: string) => {
    const { chosen = [], onChoose } = choice ?? {};
    onChoose?.(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  };
  const press = (event: KeyboardEvent) => {
    const line = lines[here];
    if (line === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const intent = keys[event.key.toLowerCase()];
    if (event.key === 'ArrowDown') moveTo(here + 1);
    else if (event.key === 'ArrowUp') moveTo(here - 1);
    else if (event.key === 'x' && choosing && mayBe('accept', line)) toggle(line.id);
    else if (intent !== undefined) act(line, intent);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <p className={classes.hint}>
        {t(!acting ? 'bench.keys-reading' : choosing ? 'bench.keys' : 'bench.keys-deciding')}
      </p>
      <div className={rows.scroll} role="region" aria-label={t('bench.list')}>
        <table className={`${rows.table} ${classes.bench}`}>
          <caption className="visually-hidden">{t('bench.caption')}</caption>
          <thead>
            <tr>
              {choosing && (
                <td>
                  <span className="visually-hidden">{t('bench.choose')}</span>
                </td>
              )}
              <th scope="col">{t('bench.theirs')}</th>
              <th scope="col">{t('bench.ours')}</th>
              <th scope="col">{t('bench.why')}</th>
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={press}>
            {items === undefined
              ? Array.from({ length: 8 }, (_, place) => (
                  <tr key={place} className={classes.placeholder}>
                    <td colSpan={4} />
                  </tr>
                ))
              : lines.map((line, place) => (
                  <BenchRow
                    key={line.id}
                    line={line}
                    isHere={place === here}
                    acting={acting}
                    across={across}
                    chosen={choosing ? choice.chosen.includes(line.id) : undefined}
                    refusal={error && variables.id === line.id ? error : undefined}
                    onHere={() => onMove(line.id)}
                    onToggle={() => toggle(line.id)}
                    onAct={(intent) => act(line, intent)}
                  />
                ))}
            {items?.length === 0 && lines.length === 0 && (
              <tr>
                <td colSpan={4}>{t('bench.nothing')}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <ActionWindow asked={asked} onClose={() => setAsked(undefined)} />
    </>
  );
}
