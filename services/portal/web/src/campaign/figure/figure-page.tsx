import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompareLink } from '../../audit/compare/compare-link.tsx';
import { PageTitle } from '../../elements/page-title.tsx';
import { ExportMenu } from '../../list/export-menu.tsx';
import { useAsOf } from '../../shell/as-of.ts';
import { count, longDay } from '../../words/format.ts';
import { FigureFactsTable } from './figure-facts.tsx';
import classes from './figure.module.css';
import { changeSaid, figureSaid, useFigureName } from './figure-name.ts';
import { figureFactsAddress, figureFactsQuery } from './figure-query.ts';

/** One figure of a campaign taken back to the facts that made it, which add up to it under one's eyes. */
export function FigurePage() {
  const { t } = useTranslation();
  const { campaign } = useParams({ from: '/chiffres/$campaign' });
  const { mesure = 'dossiers', par, cle, du, page } = useSearch({ from: '/chiffres/$campaign' });
  const navigate = useNavigate({ from: '/chiffres/$campaign' });
  const asOf = useAsOf();
  const name = useFigureName()({ measure: mesure, by: par, of: cle });
  const question = { measure: mesure, by: par, key: cle, since: du, asOf };
  // The first page tells the sum, and is most often the one that is shown.
  const { data } = useQuery(figureFactsQuery(campaign, { ...question, page: page ?? 1, pageSize: 25 }));
  return (
    <>
      <PageTitle
        title={t('lineage.title', { figure: name, campaign })}
        above={
          <nav aria-label={t('shell.path')}>
            <Link to="/">{t('go.home')}</Link> ›{' '}
            <Link to="/carte" search={{ campagne: campaign }}>
              {t('figures.title', { campaign })}
            </Link>
          </nav>
        }
        lead={t(par === 'status' ? 'lineage.lead-status' : 'lineage.lead')}
        actions={
          <>
            <CompareLink kind="campaign" id={campaign} since={du} />
            <ExportMenu
              address={figureFactsAddress(campaign)}
              parameters={question}
              name={`faits-${campaign}-${mesure}`}
            />
          </>
        }
      />
      <div className={classes.head}>
        <p className={classes.sum}>
          <span>{du === undefined ? t('lineage.figure') : t('lineage.moved', { day: longDay(du) })}</span>
          <strong role="status">
            {data === undefined
              ? '…'
              : du === undefined
                ? figureSaid(mesure, data.sum)
                : changeSaid(mesure, data.sum)}
          </strong>
          <span>
            {data === undefined
              ? '…'
              : t('lineage.found', { count: data.total, formatted: count(data.total) })}
          </span>
        </p>
        <Since
          key={du}
          day={du}
          onShow={(day) =>
            void navigate({
              search: ({ page: _page, du: _du, ...rest }) => ({ ...rest, ...(day && { du: day }) }),
            })
          }
        />
      </div>
      <FigureFactsTable
        campaign={campaign}
        measure={mesure}
        by={par}
        of={cle}
        since={du}
        asOf={asOf}
        page={page}
        caption={t('lineage.caption', { figure: name, campaign })}
        onPage={(next) =>
          void navigate({
            search: (before) => ({ ...before, page: next }),
            replace: true,
            resetScroll: false,
          })
        }
      />
    </>
  );
}

interface SinceProps {
  readonly day: string | undefined;
  readonly onShow: (day: string | undefined) => void;
}

/** Narrows the facts to those known after a day. */
function Since({ day, onShow }: SinceProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(day ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onShow(typed === '' ? undefined : typed);
  };
  return (
    <form className={classes.since} onSubmit={submit}>
      <TextInput
        type="date"
        label={t('lineage.since')}
        value={typed}
        min="2015-01-01"
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {t('lineage.narrow')}
      </Button>
      {day !== undefined && (
        <Button variant="subtle" onClick={() => onShow(undefined)}>
          {t('lineage.whole')}
        </Button>
      )}
    </form>
  );
}
