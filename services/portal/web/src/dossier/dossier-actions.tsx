import { Button, Loader, Modal, Title } from '@mantine/core';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePerson } from '../session/session.ts';
import { useAsOf } from '../shell/as-of.ts';
import type { DossierSheet, PossibleIntent } from './dossier-answers.ts';
import { useHolders } from './people.ts';
import { proposedFor } from './proposed.ts';
import classes from './dossier.module.css';

const ActionForm = lazy(() =>
  import('../action/action-form.tsx').then(({ ActionForm: form }) => ({ default: form })),
);

const actionClasses = { root: classes.action ?? '', label: classes.actionLabel ?? '' };

/** What this person may do with this dossier now; what a rule refuses says which, before anything is typed. */
export function DossierActions({
  sheet,
  tag,
}: {
  readonly sheet: DossierSheet;
  readonly tag: string | undefined;
}) {
  const { t } = useTranslation();
  const past = useAsOf() !== undefined;
  const [asked, setAsked] = useState<PossibleIntent>();
  const person = usePerson();
  const holders = useHolders();
  const subject = {
    lines: sheet.state.file?.lines ?? [],
    holders: holders.filter(({ role }) => role !== 'porteur'),
    proposed: asked && proposedFor(asked.intent, sheet, person),
  };
  return (
    <aside className={classes.actions} aria-label={t('action.title')} data-no-print>
      <Title order={2}>{t('action.title')}</Title>
      {past && <p className={classes.refusal}>{t('action.not-in-the-past')}</p>}
      {sheet.possibleIntents.length === 0 && !past && <p className={classes.refusal}>{t('action.none')}</p>}
      <ul className={classes.actionList}>
        {sheet.possibleIntents.map((intent, place) => (
          <li key={intent.intent}>
            <Button
              fullWidth
              classNames={actionClasses}
              justify="flex-start"
              variant={place === 0 && intent.possible ? 'filled' : 'default'}
              disabled={past || !intent.possible}
              aria-describedby={intent.possible ? undefined : `why-${intent.intent}`}
              onClick={() => setAsked(intent)}
            >
              {intent.summary}
            </Button>
            {!intent.possible && (
              <p className={classes.refusal} id={`why-${intent.intent}`}>
                {intent.sentence}
                {intent.rule && ` (${intent.rule})`}
              </p>
            )}
          </li>
        ))}
      </ul>
      <Modal
        opened={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={asked?.summary}
        size="lg"
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        {asked && (
          <Suspense fallback={<Loader />}>
            <ActionForm
              path={`/api/programmation/dossiers/{reference}/${asked.intent}`}
              address={`/api/programmation/dossiers/${sheet.reference}/${asked.intent}`}
              tag={tag}
              subject={{ ...subject, proposed: subject.proposed ?? {} }}
              summary={asked.summary}
              onDone={() => setAsked(undefined)}
            />
          </Suspense>
        )}
      </Modal>
    </aside>
  );
}
