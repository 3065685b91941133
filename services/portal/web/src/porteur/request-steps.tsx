import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DossierSheet, SheetFact } from '../dossier/dossier-answers.ts';
import { dayOf, longDay } from '../words/format.ts';
import classes from './porteur.module.css';

/** The way of a request, each step with the fact that ends it. */
const steps = [
  ['deposited', 'ReceiptIssued'],
  ['complete', 'DeclaredAdmissible'],
  ['advised', 'CommitteeOpinionGiven'],
  ['decided', 'DecisionNotified'],
  ['done', 'ReportValidated'],
] as const;

/** The states in which a request goes no further. */
const ended = new Set([
  'inadmissible',
  'withdrawn',
  'abandoned',
  'closed-without-follow-up',
  'implicitly-refused',
  'lapsed',
  'cancelled',
  'closed',
]);

/** Where the request stands on its way, with the day of each step. */
export function RequestSteps({ sheet }: { readonly sheet: DossierSheet }) {
  const { t } = useTranslation();
  const facts = Object.values(sheet.chapters).flat();
  const last = (type: string): SheetFact | undefined => facts.filter((fact) => fact.type === type).at(-1);
  const reached = steps.map(([, type]) => last(type));
  const goesOn = !ended.has(sheet.state.status);
  const current = goesOn ? reached.findIndex((fact) => fact === undefined) : -1;
  return (
    <ol className={classes.steps} aria-label={t('porteur.way')}>
      {steps.map(([name], place) => {
        const fact = reached[place];
        return (
          <li
            key={name}
            className={classes.step}
            data-reached={fact !== undefined || undefined}
            aria-current={place === current ? 'step' : undefined}
          >
            <span className={classes.stepMark}>
              {fact ? <IconCheck size={15} aria-hidden /> : <span aria-hidden>{place + 1}</span>}
            </span>
            <span>
              {t(`porteur.step.${name}`)}
              <span className={classes.stepDay}>
                {fact ? longDay(dayOf(fact.occurredAt)) : goesOn ? t('porteur.not-yet') : '—'}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
