import { Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { read } from '../../api/client.ts';
import tables from '../../dossier/dossier.module.css';
import rows from '../../list/list.module.css';
import { PageTitle } from '../../elements/page-title.tsx';
import { useNames } from '../../reference/reference.ts';
import { useAsOf } from '../../shell/as-of.ts';
import { euros } from '../../words/format.ts';
import funding from '../funding.module.css';
import type { Act, Beneficiary } from '../funding-answers.ts';
import { ExportMenu } from '../../list/export-menu.tsx';
import { PorteurYears } from './porteur-years.tsx';
import type { Figures, OfExercice } from './years-of.ts';
import classes from './porteur-grants.module.css';

interface Grant {
  readonly commitment: string;
  readonly dossier: string;
  readonly title: string;
  readonly funder: string;
  readonly dispositif: string;
  readonly year: number;
  readonly act: Act;
  readonly beneficiary: Beneficiary;
  readonly granted: number;
  readonly cancelled: boolean;
  readonly exercices: readonly (OfExercice & { readonly ej: string | null })[];
  readonly totals: Figures;
}

interface Grants {
  readonly grants: readonly Grant[];
  readonly exercices: readonly OfExercice[];
  readonly totals: Figures & { readonly granted: number };
}

/** What a porteur was granted through the years: each grant, and what each exercice committed and paid of it. */
export function PorteurGrants() {
  const { t } = useTranslation();
  const { porteur } = useParams({ from: '/porteurs/$porteur/financements' });
  const asOf = useAsOf();
  const address = `/api/funding/porteurs/${encodeURIComponent(porteur)}/grants`;
  const { data } = useSuspenseQuery({
    queryKey: ['porteur-grants', porteur, asOf],
    queryFn: ({ signal }) => read<Grants>(address, { asOf }, signal),
  });
  const { grants, exercices, totals } = data;
  const known = grants.at(-1)?.beneficiary;
  const years = [...Map.groupBy(grants, ({ year }) => year)].toSorted(([one], [other]) => other - one);
  return (
    <article>
      <PageTitle
        title={known?.name ?? porteur}
        above={
          <nav aria-label={t('shell.path')}>
            <Link to="/engagements" search={{ beneficiary: porteur }}>
              {t('go.commitments')}
            </Link>{' '}
            › {porteur}
          </nav>
        }
        lead={
          <div className={funding.lead}>
            <span>{t('grants.lead')}</span>
            {known?.siret !== undefined && <span className={funding.quiet}>SIRET {known.siret}</span>}
            {known?.rna !== undefined && <span className={funding.quiet}>RNA {known.rna}</span>}
          </div>
        }
        actions={<ExportMenu address={address} parameters={{ asOf }} name={`subventions-${porteur}`} />}
      />
      <dl className={tables.figures}>
        {(
          [
            ['granted', totals.granted],
            ['committed', totals.committed - totals.released],
            ['ordered', totals.ordered],
            ['paid', totals.paid],
            ['recovered', totals.recovered],
          ] as const
        ).map(([name, amount]) => (
          <div key={name}>
            <dt>{t(`money.${name}`)}</dt>
            <dd>{amount === 0 ? '—' : euros(amount)}</dd>
          </div>
        ))}
      </dl>
      {exercices.length > 0 && <PorteurYears exercices={exercices} totals={totals} />}
      <section className={funding.section}>
        <Title order={2} mb="xs">
          {t('grants.list')}
        </Title>
        {grants.length === 0 && <p>{t('grants.none')}</p>}
        {grants.length > 0 && (
          <div className={rows.scroll} tabIndex={0} role="region" aria-label={t('grants.list')}>
            <table className={`${rows.table} ${classes.grants}`}>
              <caption className="visually-hidden">{t('grants.caption')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('column.grant')}</th>
                  <th scope="col" className={rows.number}>
                    {t('money.granted')}
                  </th>
                  {exercices.map(({ exercice }) => (
                    <th scope="col" key={exercice} className={rows.number}>
                      {t('grants.paid-in', { exercice })}
                    </th>
                  ))}
                  <th scope="col" className={rows.number}>
                    {t('money.paid')}
                  </th>
                </tr>
              </thead>
              {years.map(([year, ofYear]) => (
                <tbody key={year}>
                  <tr>
                    <th scope="rowgroup" colSpan={exercices.length + 3} className={funding.year}>
                      {t('grants.year', { year })}
                    </th>
                  </tr>
                  {ofYear.map((grant) => (
                    <GrantRow key={grant.commitment} grant={grant} exercices={exercices} />
                  ))}
                </tbody>
              ))}
            </table>
          </div>
        )}
      </section>
    </article>
  );
}

function GrantRow({
  grant,
  exercices,
}: {
  readonly grant: Grant;
  readonly exercices: readonly OfExercice[];
}) {
  const { t } = useTranslation();
  const names = useNames();
  const { commitment, title, funder, dispositif, dossier, granted, cancelled, totals } = grant;
  return (
    <tr>
      <th scope="row">
        <Link to="/engagements/$commitment" params={{ commitment }} className={rows.title}>
          {title}
        </Link>
        <span className={rows.under}>
          {dossier} · {names.funder(funder)}, {names.dispositif(funder, dispositif)}
          {cancelled && ` · ${t('outcome.cancelled')}`}
        </span>
      </th>
      <td className={rows.number}>{granted === 0 ? '—' : euros(granted)}</td>
      {exercices.map(({ exercice }) => {
        const own = grant.exercices.find((one) => one.exercice === exercice);
        return (
          <td key={exercice} className={rows.number}>
            {own === undefined || own.paid === 0 ? '—' : euros(own.paid)}
            {own?.ej != null && <div className={rows.under}>EJ {own.ej}</div>}
          </td>
        );
      })}
      <td className={rows.number}>{totals.paid === 0 ? '—' : euros(totals.paid)}</td>
    </tr>
  );
}
