import { Button, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import tables from '../../dossier/dossier.module.css';
import { usePerson } from '../../session/session.ts';
import { useAsOf } from '../../shell/as-of.ts';
import { dayOf, euros } from '../../words/format.ts';
import { ActionWindow, type AskedAction } from '../action-window.tsx';
import funding from '../funding.module.css';
import { useOpenExercices } from '../open-exercices.ts';
import type { CommitmentSheet } from './commitment-answers.ts';
import { type OfferedIntent, offeredTo, optionsOf, proposedFor } from './commitment-next.ts';
import { addressOfCommitment } from './commitment-query.ts';

/** What the accountant tells comes from their files: nobody types where it was read. */
const neverTyped = ['source'];

/** What this person may do with this commitment now; what a rule refuses says which. */
export function CommitmentActions({
  sheet,
  tag,
}: {
  readonly sheet: CommitmentSheet;
  readonly tag: string | undefined;
}) {
  const { t } = useTranslation();
  const past = useAsOf() !== undefined;
  const person = usePerson();
  const exercices = useOpenExercices();
  const [asked, setAsked] = useState<AskedAction>();
  const { next, others } = offeredTo(sheet, person);
  const ask = ({ intent, summary }: OfferedIntent) =>
    setAsked({
      path: `/api/funding/commitments/{commitment}/${intent}`,
      address: `${addressOfCommitment(sheet.id)}/${intent}`,
      summary,
      tag,
      without: neverTyped,
      subject: {
        options: {
          ...optionsOf(intent, sheet, (key, facts) => t(key, { ...facts }), euros),
          ...exercices.options,
        },
        proposed: proposedFor(intent, sheet, dayOf(new Date().toISOString()), exercices.latest),
      },
    });
  return (
    <aside className={tables.actions} aria-label={t('action.title')} data-no-print>
      <Title order={2}>{t('action.title')}</Title>
      {past && <p className={tables.refusal}>{t('action.not-in-the-past')}</p>}
      {!past && next.length === 0 && <p className={tables.refusal}>{t('commitment.nothing-awaits')}</p>}
      <Offers intents={next} past={past} first onAsk={ask} />
      {others.length > 0 && (
        <details className={funding.disclosure}>
          <summary>{t('commitment.other-acts', { count: others.length })}</summary>
          <Offers intents={others} past={past} onAsk={ask} />
        </details>
      )}
      <ActionWindow asked={asked} onClose={() => setAsked(undefined)} />
    </aside>
  );
}

interface OffersProps {
  readonly intents: readonly OfferedIntent[];
  readonly past: boolean;
  readonly first?: boolean;
  readonly onAsk: (intent: OfferedIntent) => void;
}

function Offers({ intents, past, first = false, onAsk }: OffersProps) {
  const { t } = useTranslation();
  return (
    <ul className={tables.actionList}>
      {intents.map((offered, place) => {
        const { intent, summary, possible, sentence, rule, byDuties } = offered;
        const open = possible && !byDuties;
        const why = byDuties ? t('commitment.duties') : sentence;
        const said = byDuties ? 'R3' : rule;
        return (
          <li key={intent}>
            <Button
              fullWidth
              h="auto"
              mih={36}
              py={6}
              justify="flex-start"
              styles={{ label: { whiteSpace: 'normal', textAlign: 'left' } }}
              variant={first && place === 0 && open ? 'filled' : 'default'}
              disabled={past || !open}
              aria-describedby={open ? undefined : `why-${intent}`}
              onClick={() => onAsk(offered)}
            >
              {summary}
            </Button>
            {!open && (
              <p className={tables.refusal} id={`why-${intent}`}>
                {why}
                {said !== undefined && ` (${t('trouble.rule', { rule: said })})`}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
