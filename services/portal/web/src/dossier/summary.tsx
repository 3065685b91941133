import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNames } from '../reference/reference.ts';
import { euros, moment, shortDay } from '../words/format.ts';
import type { DossierSheet } from './dossier-answers.ts';
import classes from './dossier.module.css';

/** What the dossier is about, and where its money stands. */
export function Summary({ sheet }: { readonly sheet: DossierSheet }) {
  const { t } = useTranslation();
  const names = useNames();
  const { file, contents: draft, identity } = sheet.state;
  const contents = file?.contents ?? draft;
  const lines = file?.lines ?? [];
  const total = (of: (line: (typeof lines)[number]) => number | undefined) =>
    lines.reduce((sum, line) => sum + (of(line) ?? 0), 0);
  const money = [
    ['requested', total(({ requested }) => requested)],
    ['programmed', total(({ programmed }) => programmed)],
    ['granted', total(({ outcome }) => outcome?.amount)],
    ['committed', total(({ money: of }) => of?.committed)],
    ['paid', total(({ money: of }) => of?.paid)],
  ] as const;
  return (
    <>
      {lines.length > 0 && (
        <dl className={classes.figures}>
          {money.map(([name, amount]) => (
            <div key={name}>
              <dt>{t(`money.${name}`)}</dt>
              <dd>{amount === 0 ? '—' : euros(amount)}</dd>
            </div>
          ))}
        </dl>
      )}
      <section className={classes.section}>
        <Title order={2}>{t('dossier.what')}</Title>
        {contents?.summary && <p>{contents.summary}</p>}
        <dl className={classes.facts}>
          <dt>{t('dossier.campaign')}</dt>
          <dd>{file?.campaign ?? identity?.campaign}</dd>
          {contents?.theme && (
            <>
              <dt>{t('column.theme')}</dt>
              <dd>{names.theme(contents.theme.code, contents.theme.nomenclature)}</dd>
            </>
          )}
          <dt>{t('column.territories')}</dt>
          <dd>{(contents?.territories ?? []).map((code) => names.territory(code)).join(' ; ') || '—'}</dd>
          {contents?.startsOn && (
            <>
              <dt>{t('dossier.dates')}</dt>
              <dd>
                {shortDay(contents.startsOn)} – {contents.endsOn ? shortDay(contents.endsOn) : '…'}
              </dd>
            </>
          )}
          {file?.silence && (
            <>
              <dt>{t('dossier.received')}</dt>
              <dd>{shortDay(file.silence.receivedOn)}</dd>
              <dt>{t('dossier.silence')}</dt>
              <dd>{shortDay(file.silence.endsOn)}</dd>
            </>
          )}
          <dt>{t('dossier.updated')}</dt>
          <dd>{moment(sheet.updatedAt)}</dd>
        </dl>
      </section>
    </>
  );
}
