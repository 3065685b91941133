import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { euros, moment, shortDay } from '../words/format.ts';
import type { DossierSheet, SheetFact } from './dossier-answers.ts';
import { useCommitteeName, useHolderName } from './people.ts';
import classes from './dossier.module.css';

/** Notes, opinions that were asked for, and what committees said. */
export function Instruction({ sheet }: { readonly sheet: DossierSheet }) {
  const { t } = useTranslation();
  const { notes = [], expertOpinions = [], committee = [] } = sheet.chapters;
  return (
    <>
      <section className={classes.section}>
        <Title order={2}>{t('dossier.notes')}</Title>
        {notes.length === 0 && <p className={classes.quiet}>{t('dossier.no-note')}</p>}
        {notes.map((fact) => (
          <Told
            key={fact.revision}
            fact={fact}
            text={fact.data['text']}
            title={String(fact.data['noteId'] ?? '')}
          />
        ))}
      </section>
      <section className={classes.section}>
        <Title order={2}>{t('dossier.opinions')}</Title>
        {expertOpinions.length === 0 && <p className={classes.quiet}>{t('dossier.no-opinion')}</p>}
        {expertOpinions.map((fact) => (
          <Told
            key={fact.revision}
            fact={fact}
            text={fact.data['text'] ?? fact.data['question']}
            title={t(`event.${fact.type}`)}
          />
        ))}
      </section>
      <section className={classes.section}>
        <Title order={2}>{t('dossier.committee')}</Title>
        {committee.length === 0 && <p className={classes.quiet}>{t('dossier.no-committee')}</p>}
        {committee.map((fact) => (
          <Passage key={fact.revision} fact={fact} />
        ))}
      </section>
    </>
  );
}

function Told({
  fact,
  text,
  title,
}: {
  readonly fact: SheetFact;
  readonly text: unknown;
  readonly title: string;
}) {
  const nameOf = useHolderName();
  return (
    <div className={classes.note}>
      <strong>{title}</strong>{' '}
      <span className={classes.quiet}>
        {nameOf(fact.by.id)}, {moment(fact.occurredAt)}
      </span>
      <br />
      {typeof text === 'string' ? text : ''}
    </div>
  );
}

interface PassageData {
  readonly committee?: string;
  readonly heldOn?: string;
  readonly givenOn?: string;
  readonly opinion?: string;
  readonly comment?: string;
  readonly instructionNote?: string;
  readonly proposals?: readonly { readonly lineId: string; readonly amount: number }[];
  readonly votes?: { readonly inFavour: number; readonly against: number; readonly abstained: number };
}

function Passage({ fact }: { readonly fact: SheetFact }) {
  const { t } = useTranslation();
  const committeeName = useCommitteeName();
  const { committee, heldOn, givenOn, opinion, comment, instructionNote, proposals, votes } =
    fact.data as PassageData;
  const day = givenOn ?? heldOn;
  return (
    <div className={classes.note}>
      <strong>
        {t(`event.${fact.type}`)}
        {opinion && ` : ${t(`opinion.${opinion}`)}`}
      </strong>{' '}
      <span className={classes.quiet}>
        {committee && committeeName(committee)}
        {day && `, ${shortDay(day)}`}
      </span>
      {votes && <div>{t('dossier.votes', { ...votes })}</div>}
      {proposals && (
        <div>{proposals.map(({ lineId, amount }) => `${lineId} : ${euros(amount)}`).join(' ; ')}</div>
      )}
      {(comment ?? instructionNote) && <div>{comment ?? instructionNote}</div>}
    </div>
  );
}
