import { Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { read } from '../api/client.ts';
import { useHolderName } from '../dossier/people.ts';
import { PageTitle } from '../elements/page-title.tsx';
import { ExportMenu } from '../list/export-menu.tsx';
import { useAsOf } from '../shell/as-of.ts';
import { moment } from '../words/format.ts';
import type { AuditedEvent } from './event-answers.ts';
import { EventTable } from './event-table.tsx';
import classes from './audit.module.css';

/** Everything that one act set off, drawn as it went from subject to subject, then told as a table. */
export function CorrelationPage() {
  const { t } = useTranslation();
  const { correlation } = useParams({ from: '/histoire/correlations/$correlation' });
  const asOf = useAsOf();
  const address = `/api/audit/correlations/${encodeURIComponent(correlation)}`;
  const { data } = useSuspenseQuery({
    queryKey: ['audit', 'correlation', correlation, asOf],
    queryFn: ({ signal }) => read<{ items: readonly AuditedEvent[] }>(address, { asOf }, signal),
  });
  return (
    <>
      <PageTitle
        title={t('audit.story')}
        above={
          <nav aria-label={t('shell.path')}>
            <Link to="/histoire">{t('go.audit')}</Link> › {correlation.slice(0, 8)}
          </nav>
        }
        lead={t('audit.story-lead', { count: data.items.length, correlation })}
        actions={<ExportMenu address={address} parameters={{ asOf }} name={`correlation-${correlation}`} />}
      />
      <Story items={data.items} />
      <Title order={2} mb="sm">
        {t('audit.story-table')}
      </Title>
      <EventTable items={data.items} />
    </>
  );
}

/** One lane for each kind of subject: a step lies in the lane of what it is about. */
function Story({ items }: { readonly items: readonly AuditedEvent[] }) {
  const { t } = useTranslation();
  const nameOf = useHolderName();
  const lanes = [...new Set(items.map(({ category }) => category))];
  const style = { '--lanes': lanes.length } as React.CSSProperties;
  return (
    <ol className={classes.story} aria-label={t('audit.story')} style={style}>
      <li className={classes.step} aria-hidden>
        <span />
        {lanes.map((lane) => (
          <span key={lane} className={classes.lane}>
            {t(`subject.${lane}`, { defaultValue: lane })}
          </span>
        ))}
      </li>
      {items.map(({ position, category, type, stream, metadata, recordedAt }) => (
        <li key={position} className={classes.step}>
          <span className={classes.quiet}>{moment(recordedAt)}</span>
          {lanes.map((lane) =>
            lane === category ? (
              <div
                key={lane}
                className={classes.act}
                data-system={metadata.actor.role === 'systeme' || undefined}
              >
                <strong>{t(`event.${type}`, { defaultValue: type })}</strong>
                <div className={classes.quiet}>
                  {stream}
                  <br />
                  {metadata.actor.role === 'systeme' ? t('dossier.system') : nameOf(metadata.actor.id)}
                </div>
              </div>
            ) : (
              <span key={lane} />
            ),
          )}
        </li>
      ))}
    </ol>
  );
}
