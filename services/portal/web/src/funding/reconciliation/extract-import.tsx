import { Alert, Button, Progress, Select, TextInput } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type DragEvent, type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../api/client.ts';
import { sendStreaming } from '../../api/stream.ts';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { count } from '../../words/format.ts';
import { useKept } from './kept-value.ts';
import type { ImportReport, ImportStep, RowFault } from './reconciliation-answers.ts';
import { extractsAddress, sourcesQuery } from './reconciliation-query.ts';
import classes from './reconciliation.module.css';

const stages = ['reading', 'writing', 'comparing'] as const;

/** Takes the accountant's file, dropped or chosen, and follows its reading line by line. */
export function ExtractImport() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: sources = [] } = useQuery(sourcesQuery);
  const [terms, setTerms] = useKept('extract-import', { source: 'helios', from: '', until: '' });
  const [file, setFile] = useState<File>();
  const [over, setOver] = useState(false);
  const [step, setStep] = useState<ImportStep['progress']>();
  const [faults, setFaults] = useState<readonly RowFault[]>([]);
  const chooser = useRef<HTMLInputElement>(null);
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: (chosen: File) =>
      sendStreaming<ImportStep, ImportReport>(
        addressOf(extractsAddress, { ...terms, file: chosen.name }),
        { body: chosen, contentType: 'text/csv', key: crypto.randomUUID() },
        ({ progress, quarantined }) => {
          if (progress) setStep(progress);
          if (quarantined) setFaults((known) => [...known, quarantined]);
        },
      ),
    onMutate: () => {
      setStep(undefined);
      setFaults([]);
    },
    onSuccess: () => {
      setFile(undefined);
      return queries.invalidateQueries({ queryKey: ['extracts'] });
    },
  });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) setFile(dropped);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file) mutate(file);
  };
  return (
    <form className={classes.import} onSubmit={submit} aria-label={t('extracts.import')}>
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileUpload size={26} aria-hidden />
        <div>
          <p className={classes.dropName}>{file ? file.name : t('extracts.drop')}</p>
          <p className={classes.quiet}>
            {file ? t('extracts.size', { size: count(Math.ceil(file.size / 1024)) }) : t('extracts.drop-why')}
          </p>
        </div>
        <input
          ref={chooser}
          type="file"
          accept=".csv,.txt,text/csv"
          className="visually-hidden"
          aria-label={t('extracts.file')}
          tabIndex={-1}
          onChange={({ currentTarget }) => setFile(currentTarget.files?.[0])}
        />
        <Button variant="default" onClick={() => chooser.current?.click()}>
          {t('extracts.choose')}
        </Button>
      </div>
      <div className={classes.terms}>
        <Select
          label={t('extracts.source')}
          allowDeselect={false}
          value={terms.source}
          onChange={(source) => setTerms({ ...terms, source: source ?? 'helios' })}
          data={sources.map(({ source, title }) => ({ value: source, label: title }))}
        />
        <TextInput
          type="date"
          max="9999-12-31"
          label={t('extracts.from')}
          value={terms.from}
          onChange={({ currentTarget }) => setTerms({ ...terms, from: currentTarget.value })}
        />
        <TextInput
          type="date"
          max="9999-12-31"
          label={t('extracts.until')}
          value={terms.until}
          onChange={({ currentTarget }) => setTerms({ ...terms, until: currentTarget.value })}
        />
        <Button type="submit" disabled={file === undefined} loading={isPending}>
          {t('extracts.send')}
        </Button>
      </div>
      <div role="status" aria-live="polite">
        {isPending && <ImportProgress step={step} />}
        {data && (
          <Alert variant="outline" title={t(data.known ? 'extracts.known' : 'extracts.done')}>
            <Link to="/rapprochement/$extract" params={{ extract: data.extract }}>
              {t('extracts.open', { extract: data.extract })}
            </Link>
            {faults.length > 0 && (
              <details>
                <summary>{t('extracts.faults', { count: faults.length })}</summary>
                <ul>
                  {faults.slice(0, 100).map(({ line, column, sentence }) => (
                    <li key={`${line} ${column}`}>{t('extracts.fault', { line, sentence })}</li>
                  ))}
                </ul>
              </details>
            )}
          </Alert>
        )}
      </div>
      {error && <ProblemNotice error={error} />}
    </form>
  );
}

function ImportProgress({ step }: { readonly step: ImportStep['progress'] }) {
  const { t } = useTranslation();
  const stage = step?.stage ?? 'reading';
  const part = step?.of === undefined ? 0 : step.rows / Math.max(step.of, 1);
  const done = (100 * (stages.indexOf(stage) + part)) / stages.length;
  return (
    <div>
      <p className={classes.quiet}>{t(`extracts.stage.${stage}`, { rows: count(step?.rows ?? 0) })}</p>
      <Progress value={done} size="lg" aria-label={t('extracts.progress')} />
    </div>
  );
}
