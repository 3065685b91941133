import { Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCampaigns } from '../campaign/campaigns.ts';
import { DataTable } from '../elements/data-table.tsx';
import table from '../elements/data-table.module.css';
import { Due } from '../elements/due.tsx';
import { usePerson } from '../session/session.ts';
import { useAsOf } from '../shell/as-of.ts';
import { dayOf, euros, longDay } from '../words/format.ts';
import { OpenRequest } from './open-request.tsx';
import { type OwnDossier, byUrgency, isAwaited, ownDossiersQuery, paidOf } from './own-dossiers.ts';
import classes from './porteur.module.css';

/** A porteur's own: what is asked of them, and where each of their requests stands, in plain words. */
export function PorteurHome() {
  const { t } = useTranslation();
  const { organisation } = usePerson();
  const asOf = useAsOf();
  const { data: dossiers } = useSuspenseQuery(ownDossiersQuery(asOf));
  const today = asOf ?? dayOf(new Date().toISOString());
  const asked = dossiers.filter(isAwaited).toSorted(byUrgency);
  const body = dossiers[0]?.porteur.name;
  return (
    <div className={classes.home}>
      {organisation === undefined && <p className={classes.notice}>{t('porteur.nobody')}</p>}
      {body !== undefined && <p className={classes.body}>{t('porteur.acting', { name: body })}</p>}
      {asOf === undefined && organisation !== undefined && <OpenRequest />}
      <section aria-labelledby="asked">
        <Title order={2} id="asked" mb="sm">
          {t('porteur.asked')}
        </Title>
        {asked.length === 0 ? (
          <p className={classes.quiet}>{t('porteur.nothing-asked')}</p>
        ) : (
          <ul className={classes.asks}>
            {asked.map((dossier) => (
              <Ask key={dossier.reference} dossier={dossier} today={today} />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="mine">
        <Title order={2} id="mine" mb="sm">
          {t('porteur.mine')}
        </Title>
        <DataTable
          stacks
          caption={t('porteur.mine-caption')}
          head={
            <>
              <th scope="col">{t('porteur.request')}</th>
              <th scope="col">{t('porteur.stands')}</th>
              <th scope="col" className={table.number}>
                {t('money.requested')}
              </th>
              <th scope="col" className={table.number}>
                {t('money.granted')}
              </th>
              <th scope="col" className={table.number}>
                {t('porteur.received')}
              </th>
            </>
          }
        >
          {dossiers.map((dossier) => (
            <tr key={dossier.reference}>
              <th scope="row">
                <Link to="/demandes/$reference" params={{ reference: dossier.reference }}>
                  {dossier.title}
                </Link>
                <span className={table.under}>
                  {dossier.reference} · {dossier.campaign}
                </span>
              </th>
              <td className={classes.stands} data-line>
                {t(`porteur.says.${dossier.status}`)}
              </td>
              <td className={table.number} data-label={t('money.requested')}>
                {dossier.requested === 0 ? '—' : euros(dossier.requested)}
              </td>
              <td className={table.number} data-label={t('money.granted')}>
                {dossier.granted === 0 ? '—' : euros(dossier.granted)}
              </td>
              <td className={table.number} data-label={t('porteur.received')}>
                {paidOf(dossier) === 0 ? '—' : euros(paidOf(dossier))}
              </td>
            </tr>
          ))}
          {dossiers.length === 0 && (
            <tr>
              <td colSpan={5}>{t('porteur.none')}</td>
            </tr>
          )}
        </DataTable>
      </section>
    </div>
  );
}

/** One thing that is awaited, and the way to do it. */
function Ask({ dossier, today }: { readonly dossier: OwnDossier; readonly today: string }) {
  const { t } = useTranslation();
  const campaign = useCampaigns().find((one) => one.campaign === dossier.campaign);
  const { reference, status, title } = dossier;
  const due = status === 'draft' && campaign?.status === 'open' ? dayOf(campaign.closesAt) : dossier.dueOn;
  const lost = status === 'draft' && campaign?.status === 'closed';
  return (
    <li className={classes.ask}>
      <div>
        <strong>{t(lost ? 'porteur.ask.draft-closed' : `porteur.ask.${status}`)}</strong>
        <br />
        <Link
          to={status === 'draft' ? '/demandes/$reference/saisie' : '/demandes/$reference'}
          params={{ reference }}
        >
          {title}
        </Link>
        <span className={classes.quiet}> {reference}</span>
      </div>
      {due !== undefined && (
        <span title={longDay(due)}>
          {t('porteur.before')} <Due on={due} today={today} />
        </span>
      )}
    </li>
  );
}
