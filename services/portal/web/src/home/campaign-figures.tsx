import { Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import { read } from '../api/client.ts';
import { FigureLink } from '../campaign/figure/figure-link.tsx';
import { Status } from '../elements/status.tsx';
import { useAsOf } from '../shell/as-of.ts';
import { count, millions } from '../words/format.ts';
import classes from './home.module.css';

interface Figures {
  readonly total: {
    readonly dossiers: number;
    readonly requested: number;
    readonly programmed: number;
    readonly granted: number;
  };
  readonly porteurs: number;
  readonly byStatus: readonly { readonly key: string; readonly dossiers: number; readonly granted: number }[];
}

/** The campaign by state; each state opens its dossiers, each figure the facts that made it. */
export function CampaignFigures({ campaign }: { readonly campaign: string }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const { data } = useSuspenseQuery({
    queryKey: ['figures', campaign, asOf],
    queryFn: ({ signal }) =>
      read<Figures>(`/api/programmation/campaigns/${campaign}/figures`, { asOf }, signal),
  });
  const most = Math.max(1, ...data.byStatus.map(({ dossiers }) => dossiers));
  const rows = [...data.byStatus].sort((one, other) => other.dossiers - one.dossiers);
  return (
    <section>
      <div className={classes.head}>
        <Title order={2}>{t('figures.title', { campaign })}</Title>
        <span className={classes.quiet}>
          <Trans
            i18nKey="figures.lead"
            values={{
              dossiers: count(data.total.dossiers),
              porteurs: count(data.porteurs),
              requested: millions(data.total.requested),
              granted: millions(data.total.granted),
            }}
            components={{
              dossiers: <FigureLink campaign={campaign} measure="dossiers" />,
              porteurs: <FigureLink campaign={campaign} measure="porteurs" />,
              requested: <FigureLink campaign={campaign} measure="requested" />,
              granted: <FigureLink campaign={campaign} measure="granted" />,
            }}
          />
        </span>
      </div>
      <table className={classes.bars}>
        <caption className="visually-hidden">{t('figures.caption', { campaign })}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('column.status')}</th>
            <th scope="col">{t('figures.dossiers')}</th>
            <th scope="col">{t('figures.share')}</th>
            <th scope="col">{t('money.granted')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, dossiers, granted }) => (
            <tr key={key}>
              <th scope="row">
                <Link to="/dossiers" search={{ campaign, status: [key] }}>
                  <Status status={key} />
                </Link>
              </th>
              <td className={classes.number}>
                <FigureLink campaign={campaign} measure="dossiers" by="status" of={key}>
                  {count(dossiers)}
                </FigureLink>
              </td>
              <td className={classes.track}>
                <span className={classes.bar} style={{ width: `${(100 * dossiers) / most}%` }} />
              </td>
              <td className={classes.number}>
                {granted === 0 ? (
                  '—'
                ) : (
                  <FigureLink campaign={campaign} measure="granted" by="status" of={key}>
                    {millions(granted)}
                  </FigureLink>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
