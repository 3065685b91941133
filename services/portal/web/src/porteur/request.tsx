import { Button, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../action/action-button.tsx';
import { dossierQuery } from '../dossier/dossier-query.ts';
import { PageTitle } from '../elements/page-title.tsx';
import { Status } from '../elements/status.tsx';
import { usePerson } from '../session/session.ts';
import { useAsOf } from '../shell/as-of.ts';
import { Complements } from './complements.tsx';
import { RequestLines } from './request-lines.tsx';
import { RequestSteps } from './request-steps.tsx';
import classes from './porteur.module.css';

/** What a screen of its own, on this page or another, already does better than a form made from a schema. */
const doneElsewhere = new Set(['edit-draft', 'submit', 'provide-complements']);

/** One request as its porteur reads it: where it stands, what is asked, what was decided, what was paid. */
export function RequestPage() {
  const { t } = useTranslation();
  const { reference } = useParams({ from: '/demandes/$reference' });
  const { role } = usePerson();
  const asOf = useAsOf();
  const {
    data: { body: sheet, tag },
  } = useSuspenseQuery(dossierQuery(reference, asOf));
  const { status, file, contents } = sheet.state;
  const possible = sheet.possibleIntents.filter(({ intent }) => !doneElsewhere.has(intent));
  return (
    <article>
      <PageTitle
        title={(file?.contents ?? contents)?.title ?? reference}
        above={
          <nav aria-label={t('shell.path')}>
            <Link to="/">{t('go.home')}</Link> › {reference}
          </nav>
        }
        lead={
          <div className={classes.lead}>
            <Status status={status} />
            <span className={classes.quiet}>{file?.porteur.name ?? sheet.state.identity?.porteur.name}</span>
          </div>
        }
        actions={
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/dossiers/$reference" params={{ reference }} {...props} />}
          >
            {t('porteur.whole')}
          </Button>
        }
      />
      <p className={classes.says}>{t(`porteur.says.${status}`)}</p>
      <RequestSteps sheet={sheet} />
      {status === 'draft' && (
        <section className={classes.section}>
          <Button
            renderRoot={(props) => (
              <Link to="/demandes/$reference/saisie" params={{ reference }} {...props} />
            )}
          >
            {t('porteur.go-on')}
          </Button>
        </section>
      )}
      {status === 'awaiting-complements' && <Complements sheet={sheet} tag={tag} />}
      {file && <RequestLines lines={file.lines} />}
      {possible.length > 0 && role === 'porteur' && (
        <section className={classes.section} aria-labelledby="may">
          <Title order={2} id="may">
            {t('porteur.may')}
          </Title>
          <ul className={classes.may}>
            {possible.map(({ intent, summary, possible: open, sentence }, place) => (
              <li key={intent}>
                {open ? (
                  <ActionButton
                    path={`/api/programmation/dossiers/{reference}/${intent}`}
                    address={`/api/programmation/dossiers/${reference}/${intent}`}
                    label={t(`porteur.do.${intent}`, { defaultValue: summary })}
                    variant={place === 0 && intent !== 'withdraw' ? 'filled' : 'default'}
                    tag={tag}
                    subject={{ lines: file?.lines ?? [] }}
                  />
                ) : (
                  <p className={classes.quiet}>
                    {t(`porteur.do.${intent}`, { defaultValue: summary })} : {sentence}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
