import { Button } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import {
  IconEye,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { readWithTag } from '../api/client.ts';
import type { DossierSheet } from '../dossier/dossier-answers.ts';
import { historyQuery } from '../dossier/dossier-query.ts';
import { FundingPlan } from '../dossier/funding-plan.tsx';
import { useHolderName } from '../dossier/people.ts';
import { Summary } from '../dossier/summary.tsx';
import { PageTitle } from '../elements/page-title.tsx';
import { ExportMenu } from '../list/export-menu.tsx';
import { Status } from '../elements/status.tsx';
import { dayOf, moment } from '../words/format.ts';
import { CompareLink } from './compare/compare-link.tsx';
import classes from './audit.module.css';

/** Between two events while it plays. */
const stepMs = 1_200;

/** A dossier's life, event by event: stepped, played, and shown as it was known after each. */
export function ReplayPage() {
  const { t } = useTranslation();
  const { reference } = useParams({ from: '/histoire/dossiers/$reference' });
  const { etape } = useSearch({ from: '/histoire/dossiers/$reference' });
  const navigate = useNavigate({ from: '/histoire/dossiers/$reference' });
  const nameOf = useHolderName();
  const { data: history } = useSuspenseQuery(historyQuery(reference, undefined));
  const last = history.items.length - 1;
  const step = Math.min(etape ?? last, last);
  const entry = history.items[step];
  const go = (to: number) =>
    void navigate({ search: { etape: Math.max(0, Math.min(last, to)) }, replace: true, resetScroll: false });
  const playing = useInterval(() => (step >= last ? playing.stop() : go(step + 1)), stepMs);
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Its result is a promise in newer browsers: an effect must not return it.
    void current.current?.scrollIntoView({ block: 'nearest' });
  }, [step]);
  const { data: sheet } = useQuery({
    queryKey: ['dossier', reference, entry?.recordedAt, 'replay'],
    queryFn: ({ signal }) =>
      readWithTag<DossierSheet>(
        `/api/programmation/dossiers/${encodeURIComponent(reference)}`,
        { asOf: entry?.recordedAt },
        signal,
      ),
    placeholderData: keepPreviousData,
    staleTime: Infinity, // the past does not change
  });
  return (
    <>
      <PageTitle
        title={t('audit.replay', { reference })}
        above={
          <nav aria-label={t('shell.path')}>
            <Link to="/histoire">{t('go.audit')}</Link> ›{' '}
            <Link to="/dossiers/$reference" params={{ reference }}>
              {reference}
            </Link>
          </nav>
        }
        lead={t('audit.replay-lead')}
        actions={
          <>
            <CompareLink kind="dossier" id={reference} since={entry && dayOf(entry.recordedAt)} />
            <Button
              variant="default"
              leftSection={<IconEye size={16} aria-hidden />}
              renderRoot={(props) => (
                <Link
                  to="/histoire/savoir"
                  search={{ id: reference, ...(entry && { le: dayOf(entry.recordedAt) }) }}
                  {...props}
                />
              )}
            >
              {t('knowledge.go')}
            </Button>
            <ExportMenu
              address={`/api/audit/subjects/dossier-${encodeURIComponent(reference)}`}
              parameters={{}}
              name={`histoire-dossier-${reference}`}
            />
          </>
        }
      />
      <div className={classes.player} role="group" aria-label={t('audit.player')}>
        <Button
          variant="default"
          onClick={() => go(step - 1)}
          disabled={step === 0}
          leftSection={<IconPlayerSkipBack size={16} aria-hidden />}
        >
          {t('audit.before')}
        </Button>
        <Button
          onClick={() => {
            if (step >= last) go(0);
            playing.toggle();
          }}
          leftSection={
            playing.active ? (
              <IconPlayerPause size={16} aria-hidden />
            ) : (
              <IconPlayerPlay size={16} aria-hidden />
            )
          }
        >
          {playing.active ? t('audit.pause') : t('audit.play')}
        </Button>
        <Button
          variant="default"
          onClick={() => go(step + 1)}
          disabled={step === last}
          rightSection={<IconPlayerSkipForward size={16} aria-hidden />}
        >
          {t('audit.after')}
        </Button>
        <input
          type="range"
          className={classes.slider}
          min={0}
          max={last}
          value={step}
          aria-label={t('audit.step')}
          aria-valuetext={entry && `${t(`event.${entry.type}`)}, ${moment(entry.recordedAt)}`}
          onChange={({ currentTarget }) => go(Number(currentTarget.value))}
        />
        <span role="status">{t('audit.step-of', { step: step + 1, total: last + 1 })}</span>
      </div>
      <div className={classes.replay}>
        <ol className={classes.events} aria-label={t('dossier.tab.histoire')} tabIndex={0}>
          {history.items.map(({ revision, type, by, occurredAt, recordedAt }, place) => (
            <li key={revision}>
              <button
                type="button"
                className={classes.event}
                ref={place === step ? current : undefined}
                aria-current={place === step ? 'step' : undefined}
                data-future={place > step || undefined}
                onClick={() => go(place)}
              >
                <strong>{t(`event.${type}`, { defaultValue: type })}</strong>
                <div className={classes.quiet}>
                  {by.role === 'systeme' ? t('dossier.system') : nameOf(by.id)} ·{' '}
                  {t('audit.effect', { when: moment(occurredAt) })}
                  <br />
                  {t('audit.known', { when: moment(recordedAt) })}
                </div>
              </button>
            </li>
          ))}
        </ol>
        <div>
          {sheet && (
            <>
              <p>
                <Status status={sheet.body.state.status} />
              </p>
              <Summary sheet={sheet.body} />
              <FundingPlan sheet={sheet.body} />
            </>
          )}
        </div>
      </div>
    </>
  );
}
