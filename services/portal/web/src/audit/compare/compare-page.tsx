import { SegmentedControl, Switch, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FigureFactsTable } from '../../campaign/figure/figure-facts.tsx';
import { PageTitle } from '../../elements/page-title.tsx';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { ExportMenu } from '../../list/export-menu.tsx';
import { useAsOf } from '../../shell/as-of.ts';
import { count, shortDay } from '../../words/format.ts';
import { CompareForm } from './compare-form.tsx';
import classes from './compare.module.css';
import { type Comparison, comparisonAddress, comparisonQuery } from './compare-query.ts';
import { type SubjectKind, figureParts } from './compare-search.ts';
import { ComparedFields } from './compared-fields.tsx';
import { FactsBetween } from './facts-between.tsx';
import { figureOf, useFieldWords } from './field-words.ts';
import { SubjectLink } from './subject-link.tsx';

/** A subject at two dates, field by field, and the facts between them that made the difference. */
export function ComparePage() {
  const { t } = useTranslation();
  const { sujet = 'dossier', id = '', du = '' } = useSearch({ from: '/histoire/comparer' });
  const navigate = useNavigate({ from: '/histoire/comparer' });
  const asOf = useAsOf();
  const asked = { kind: sujet, id, since: du, until: asOf ?? '' };
  const whole = id !== '' && du !== '';
  const { data, error, isFetching } = useQuery({
    ...comparisonQuery(sujet, id, du, asOf),
    placeholderData: keepPreviousData,
    enabled: whole,
  });
  return (
    <>
      <PageTitle
        title={t('compare.title')}
        above={
          <nav aria-label={t('shell.path')}>
            <Link to="/histoire">{t('go.audit')}</Link> ›{' '}
            {id === '' ? t('compare.title') : <SubjectLink kind={sujet} id={id} />}
          </nav>
        }
        lead={t('compare.lead')}
        actions={
          whole && (
            <ExportMenu
              address={comparisonAddress(sujet, id)}
              parameters={{ since: du, asOf }}
              name={`comparaison-${id}`}
            />
          )
        }
      />
      <CompareForm
        key={JSON.stringify(asked)}
        asked={asked}
        onAsk={({ kind, id: of, since, until }) =>
          void navigate({
            search: { sujet: kind, id: of, du: since, au: until === '' ? undefined : until },
          })
        }
      />
      {whole && error && <ProblemNotice error={error} />}
      {whole && !error && data === undefined && <div className={classes.waiting} aria-hidden />}
      {whole && !error && data !== undefined && (
        <div aria-busy={isFetching}>
          <Compared kind={sujet} id={id} since={du} comparison={data} />
        </div>
      )}
      {!whole && <Text c="dimmed">{t('compare.ask-what')}</Text>}
    </>
  );
}

interface ComparedProps {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly since: string;
  readonly comparison: Comparison;
}

function Compared({ kind, id, since, comparison: { fields, facts } }: ComparedProps) {
  const { t } = useTranslation();
  const { tout, champ, part = 'total', page } = useSearch({ from: '/histoire/comparer' });
  const navigate = useNavigate({ from: '/histoire/comparer' });
  const asOf = useAsOf();
  const words = useFieldWords(kind);
  const ofPart = kind === 'campaign' ? fields.filter(({ field }) => field.startsWith(`${part}.`)) : fields;
  const differing = ofPart.filter(({ differs }) => differs);
  const first = t('compare.at', { day: shortDay(since) });
  const second = asOf === undefined ? t('compare.now') : t('compare.at', { day: shortDay(asOf) });
  const chosen = fields.find(({ field, differs }) => differs && field === champ);
  const figure = chosen && figureOf(chosen.field);
  const behind =
    chosen === undefined ? facts : facts.filter(({ revision }) => chosen.facts.includes(revision));
  const title =
    chosen === undefined
      ? t('compare.between')
      : t('compare.between-of', { field: words.path(chosen.field).join(' › ') });
  const toPage = (next: number) =>
    void navigate({ search: (before) => ({ ...before, page: next }), replace: true, resetScroll: false });
  return (
    <>
      <div className={classes.bar}>
        <Text role="status">
          {t('compare.found', {
            count: differing.length,
            formatted: count(differing.length),
            of: count(ofPart.length),
          })}
        </Text>
        {kind === 'campaign' && (
          <SegmentedControl
            aria-label={t('compare.part')}
            className={classes.parts}
            value={part}
            data={figureParts.map((value) => ({ value, label: t(`compare.of.${value}`) }))}
            onChange={(value) =>
              void navigate({
                search: ({ champ: _champ, page: _page, part: _part, ...rest }) => ({
                  ...rest,
                  part: figureParts.find((name) => name === value) ?? 'total',
                }),
                replace: true,
                resetScroll: false,
              })
            }
          />
        )}
        <Switch
          label={t('compare.all')}
          checked={tout === 'oui'}
          onChange={({ currentTarget: { checked } }) =>
            void navigate({
              search: ({ tout: _tout, ...rest }) => ({ ...rest, ...(checked && { tout: 'oui' as const }) }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      </div>
      <ComparedFields
        kind={kind}
        fields={tout === 'oui' ? ofPart : differing}
        caption={t('compare.caption', { id })}
        first={first}
        second={second}
        chosen={champ}
      />
      <section id="faits" className={classes.facts}>
        <div className={classes.factsHead}>
          <Title order={2}>{title}</Title>
          {chosen !== undefined && (
            <Link
              from="/histoire/comparer"
              search={({ champ: _champ, page: _page, ...rest }) => rest}
              resetScroll={false}
            >
              {kind === 'campaign' ? t('compare.close') : t('compare.all-facts')}
            </Link>
          )}
        </div>
        {kind !== 'campaign' && (
          <FactsBetween kind={kind} facts={behind} caption={title} page={page} onPage={toPage} />
        )}
        {kind === 'campaign' && figure === undefined && <Text c="dimmed">{t('compare.choose')}</Text>}
        {figure !== undefined && (
          <FigureFactsTable
            campaign={id}
            {...figure}
            since={since}
            asOf={asOf}
            page={page}
            caption={title}
            onPage={toPage}
          />
        )}
      </section>
    </>
  );
}
