import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import rows from '../../list/list.module.css';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { euros, moment, shortDay } from '../../words/format.ts';
import { type LineAct, lineActs, mayBe } from './line-acts.ts';
import type { BenchLine } from './reconciliation-answers.ts';
import classes from './bench.module.css';

interface BenchRowProps {
  readonly line: BenchLine;
  /** Whether one is at this line: it alone is in the order of tabulation. */
  readonly isHere: boolean;
  readonly acting: boolean;
  /** Whether it says of which file it is. */
  readonly across: boolean;
  /** Undefined where nothing is chosen. */
  readonly chosen: boolean | undefined;
  /** Why its acceptance was refused just now. */
  readonly refusal: Error | undefined;
  readonly onHere: () => void;
  readonly onToggle: () => void;
  readonly onAct: (act: LineAct) => void;
}

export function BenchRow(props: BenchRowProps) {
  const { line, isHere, across, chosen, onHere, onToggle } = props;
  const { t } = useTranslation();
  const name = line.line === undefined ? line.id : t('bench.line', { line: line.line });
  return (
    <tr data-line={line.id} data-selected={isHere || undefined}>
      {chosen !== undefined && (
        <td>
          <input
            type="checkbox"
            tabIndex={isHere ? 0 : -1}
            aria-label={t('register.select', { reference: name })}
            checked={chosen}
            disabled={!mayBe('accept', line)}
            onChange={onToggle}
          />
        </td>
      )}
      <th scope="row">
        <Theirs line={line} isHere={isHere} across={across} onHere={onHere} />
      </th>
      <td data-name={t('bench.ours')}>
        <Ours line={line} isHere={isHere} />
      </td>
      <td data-name={t('bench.why')}>
        <Why {...props} />
      </td>
    </tr>
  );
}

function Theirs({
  line,
  isHere,
  across,
  onHere,
}: Pick<BenchRowProps, 'line' | 'isHere' | 'across' | 'onHere'>) {
  const { t } = useTranslation();
  const file = across ? line.extracts.at(-1) : undefined;
  const absent = line.state === 'unknown-there';
  return (
    <>
      <button type="button" className={classes.here} tabIndex={isHere ? 0 : -1} onClick={onHere}>
        {absent
          ? t('bench.absent')
          : `${t('bench.line', { line: line.line })} · ${t(`bench.kind.${line.kind ?? ''}`)}`}
      </button>
      {!absent && (
        <>
          <div className={classes.amount}>{euros(line.amount)}</div>
          <div>{line.beneficiary ?? '—'}</div>
          <div className={rows.under}>
            {line.siret !== undefined && `SIRET ${line.siret} · `}
            {line.ej !== undefined && `EJ ${line.ej} · `}
            {line.number !== undefined && `n° ${line.number} · `}
            {line.day !== undefined && shortDay(line.day)}
            {line.reference !== undefined && ` · ${line.reference}`}
          </div>
          {line.reason !== undefined && <div className={rows.under}>{line.reason}</div>}
        </>
      )}
      {file !== undefined && (
        <Link
          to="/rapprochement/$extract"
          params={{ extract: file }}
          search={{ ligne: line.id }}
          tabIndex={isHere ? 0 : -1}
          className={classes.file}
        >
          {t('differences.file', { extract: file })}
        </Link>
      )}
    </>
  );
}

function Ours({ line: { ours, assigned }, isHere }: Pick<BenchRowProps, 'line' | 'isHere'>) {
  const { t } = useTranslation();
  if (ours === undefined) return <span className={rows.under}>{t('bench.no-order')}</span>;
  const { order, commitment, amount, remaining, beneficiary, legalNumbers, issuedOn, kind, rejected } = ours;
  return (
    <>
      <Link to="/engagements/$commitment" params={{ commitment }} tabIndex={isHere ? 0 : -1}>
        {t(`bench.our-kind.${kind}`)} {order}
      </Link>
      {assigned === true && ` (${t('bench.assigned')})`}
      <div className={classes.amount}>{euros(amount)}</div>
      <div>{beneficiary.name}</div>
      <div className={rows.under}>
        {beneficiary.siret !== undefined && `SIRET ${beneficiary.siret} · `}
        {legalNumbers.length > 0 && `EJ ${legalNumbers.map(({ ej }) => ej).join(', ')} · `}
        {shortDay(issuedOn)}
      </div>
      <div className={rows.under}>
        {rejected ? t('bench.order-rejected') : t('bench.remaining', { amount: euros(remaining) })}
      </div>
    </>
  );
}

const marks = { accepted: IconCircleCheck, rejected: IconCircleX, undecided: IconHelpCircle } as const;

function Why({ line, isHere, acting, refusal, onAct }: BenchRowProps) {
  const { t } = useTranslation();
  const { state, decision, score, findings = [], reasons = [], difference, decidedBy, decidedAt, why } = line;
  const Mark = marks[decision];
  return (
    <>
      <div className={classes.verdict}>
        <span className={classes.decision} data-decision={decision}>
          <Mark size={16} aria-hidden />
          {t(`bench.decision.${decision}`)}
        </span>
        <span>
          {t(`bench.state.${state}`)}
          {state !== 'unknown-there' && state !== 'unknown-here' && (
            <span className={rows.under}> {t('bench.score', { score })}</span>
          )}
        </span>
      </div>
      {decidedBy !== undefined && decidedAt !== undefined && (
        <div className={rows.under}>
          {decidedBy}, {moment(decidedAt)}
          {why !== undefined && ` : ${why}`}
        </div>
      )}
      {findings.length > 0 && (
        <ul className={classes.findings}>
          {findings.map((finding) => (
            <li key={finding}>
              {t(`bench.finding.${finding}`)}
              {finding === 'amount-differs' && difference !== undefined && (
                <strong> {difference > 0 ? `+ ${euros(difference)}` : `− ${euros(-difference)}`}</strong>
              )}
            </li>
          ))}
        </ul>
      )}
      {reasons.length > 0 && (
        <details className={classes.reasons} open={isHere}>
          <summary tabIndex={isHere ? 0 : -1}>{t('bench.reasons', { count: reasons.length })}</summary>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </details>
      )}
      {refusal && <ProblemNotice error={refusal} />}
      {acting && isHere && (
        <div className={classes.acts}>
          {lineActs
            .filter((act) => mayBe(act, line))
            .map((act, place) => (
              <Button
                key={act}
                size="xs"
                variant={place === 0 && act === 'accept' ? 'filled' : 'default'}
                onClick={() => onAct(act)}
              >
                {t(`bench.act.${act}`)}
              </Button>
            ))}
        </div>
      )}
    </>
  );
}
