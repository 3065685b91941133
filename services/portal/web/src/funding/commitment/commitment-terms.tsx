import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import tables from '../../dossier/dossier.module.css';
import { useNames } from '../../reference/reference.ts';
import { euros, shortDay } from '../../words/format.ts';
import type { CommitmentSheet } from './commitment-answers.ts';

/** What was decided, by which act, and what is known of the report that the balance waits for. */
export function CommitmentTerms({ sheet }: { readonly sheet: CommitmentSheet }) {
  const { t } = useTranslation();
  const names = useNames();
  const { terms, notification, convention, legalNumbers, report, balance } = sheet;
  const { beneficiary, act, envelope, funder, dispositif } = terms;
  const day = (date: string | undefined) => (date === undefined ? '—' : shortDay(date));
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [
      'beneficiary',
      <Link key="link" to="/porteurs/$porteur/financements" params={{ porteur: beneficiary.id }}>
        {beneficiary.name}
      </Link>,
    ],
    ['siret', beneficiary.siret ?? '—'],
    ['funder', `${names.funder(funder)}, ${names.dispositif(funder, dispositif)}`],
    [
      'envelope',
      <Link key="link" to="/enveloppes/$envelope" params={{ envelope }}>
        {envelope}
      </Link>,
    ],
    ['act', `${act.reference}, ${shortDay(act.date)}`],
    ['granted', euros(terms.granted)],
    ['cost', euros(terms.eligibleCost)],
    ['notified', day(notification?.notifiedOn)],
    [
      'convention',
      convention
        ? `${convention.reference}, ${shortDay(convention.signedOn)}`
        : t(
            notification?.conventionRequired === true
              ? 'commitment.convention-awaited'
              : 'commitment.no-convention',
          ),
    ],
    ['ejs', legalNumbers.map(({ ej, exercice }) => `${ej} (${exercice})`).join(' ; ') || '—'],
    ['report-due', day(report.dueOn)],
    ['report-received', day(report.receivedOn)],
    [
      'report-accepted',
      report.accepted
        ? t('commitment.report-accepted', {
            day: shortDay(report.accepted.acceptedOn),
            cost: euros(report.accepted.actualCost),
          })
        : '—',
    ],
    ...(balance ? ([['balance', balance.computation]] as const) : []),
  ];
  return (
    <dl className={tables.facts}>
      {facts.map(([name, shown]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{t(`commitment.fact.${name}`)}</dt>
          <dd>{shown}</dd>
        </div>
      ))}
    </dl>
  );
}
