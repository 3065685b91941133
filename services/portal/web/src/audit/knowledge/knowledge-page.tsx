import { Button, Text, TextInput, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../elements/page-title.tsx';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { Status } from '../../elements/status.tsx';
import { ExportMenu } from '../../list/export-menu.tsx';
import { count, moment } from '../../words/format.ts';
import audit from '../audit.module.css';
import { SubjectLink } from '../compare/subject-link.tsx';
import { DatedFacts } from './dated-facts.tsx';
import classes from './knowledge.module.css';
import { type Knowledge, type Standing, knowledgeAddress, knowledgeQuery } from './knowledge-query.ts';
import type { KnowledgeSearch } from './knowledge-search.ts';
import { parisInstant } from './paris-instant.ts';
import { WhoCould } from './who-could.tsx';

/** What could be known of a dossier at an instant, and by whom. */
export function KnowledgePage() {
  const { t } = useTranslation();
  const { id = '', le = '', heure = '' } = useSearch({ from: '/histoire/savoir' });
  const navigate = useNavigate({ from: '/histoire/savoir' });
  const at = heure === '' ? le : (parisInstant(le, heure) ?? le);
  const whole = id !== '' && le !== '';
  const { data, error, isFetching } = useQuery({
    ...knowledgeQuery(id, at),
    placeholderData: keepPreviousData,
    enabled: whole,
  });
  return (
    <>
      <PageTitle
        title={t('knowledge.title')}
        above={
          <nav aria-label={t('shell.path')}>
            <Link to="/histoire">{t('go.audit')}</Link> ›{' '}
            {id === '' ? t('knowledge.title') : <SubjectLink kind="dossier" id={id} />}
          </nav>
        }
        lead={t('knowledge.lead')}
        actions={
          whole && <ExportMenu address={knowledgeAddress(id)} parameters={{ at }} name={`savoir-${id}`} />
        }
      />
      <Question
        key={`${id} ${le} ${heure}`}
        asked={{ id, le, heure }}
        onAsk={(asked) =>
          void navigate({ search: ({ au }) => ({ ...asked, ...(au !== undefined && { au }) }) })
        }
      />
      {whole && error && <ProblemNotice error={error} />}
      {whole && !error && data === undefined && <div className={classes.waiting} aria-hidden />}
      {whole && !error && data !== undefined && (
        <div aria-busy={isFetching}>
          <Told knowledge={data} />
        </div>
      )}
      {!whole && <Text c="dimmed">{t('knowledge.ask-what')}</Text>}
    </>
  );
}

function Told({ knowledge }: { readonly knowledge: Knowledge }) {
  const { t } = useTranslation();
  const { facts, status, at } = knowledge;
  const those = (standing: Standing) => facts.filter((fact) => fact.standing === standing);
  const toCome = those('to-come').length;
  return (
    <>
      <p className={classes.told} role="status">
        <span>{t('knowledge.at', { when: moment(at) })}</span>
        {status === 'absent' ? t('knowledge.absent') : <Status status={status} />}
        <span>{t('knowledge.to-come', { count: toCome, formatted: count(toCome) })}</span>
      </p>
      <section className={classes.section}>
        <Title order={2}>{t('knowledge.unsaid')}</Title>
        <p className={classes.note}>{t('knowledge.unsaid-note')}</p>
        <DatedFacts facts={those('unsaid')} caption={t('knowledge.unsaid')} none={t('knowledge.no-unsaid')} />
      </section>
      <WhoCould knowledge={knowledge} />
      <section className={classes.section}>
        <Title order={2}>{t('knowledge.known')}</Title>
        <p className={classes.note}>{t('knowledge.known-note')}</p>
        <DatedFacts facts={those('known')} caption={t('knowledge.known')} none={t('knowledge.no-known')} />
      </section>
    </>
  );
}

interface QuestionProps {
  readonly asked: Required<KnowledgeSearch>;
  readonly onAsk: (asked: KnowledgeSearch) => void;
}

function Question({ asked, onAsk }: QuestionProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(asked);
  const { id, le, heure } = typed;
  const unreal = le !== '' && heure !== '' && parisInstant(le, heure) === undefined;
  const whole = id.trim() !== '' && le !== '' && !unreal;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole) onAsk({ id: id.trim(), le, ...(heure !== '' && { heure }) });
  };
  const set =
    (name: keyof KnowledgeSearch) => (event: { readonly currentTarget: { readonly value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value });
  return (
    <form className={audit.question} onSubmit={submit} role="search" aria-label={t('knowledge.title')}>
      <TextInput label={t('compare.id.dossier')} placeholder="D16-000GM7" value={id} onChange={set('id')} />
      <TextInput type="date" label={t('knowledge.day')} value={le} onChange={set('le')} />
      <TextInput
        type="time"
        label={t('knowledge.hour')}
        value={heure}
        error={unreal && t('knowledge.no-hour')}
        onChange={set('heure')}
      />
      <Button type="submit" disabled={!whole}>
        {t('knowledge.ask')}
      </Button>
    </form>
  );
}
