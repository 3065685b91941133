import { Button } from '@mantine/core';
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  useSuspenseQuery,
} from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { send } from '../../api/client.ts';
import layout from '../../list/list.module.css';
import { PageTitle } from '../../elements/page-title.tsx';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { usePerson } from '../../session/session.ts';
import { useAsOf } from '../../shell/as-of.ts';
import { count, shortDay } from '../../words/format.ts';
import funding from '../funding.module.css';
import type { SummedFacet } from '../funding-answers.ts';
import { ExportMenu } from '../../list/export-menu.tsx';
import { type Facet, FacetFilters } from '../../list/facet-filters.tsx';
import { Pager } from '../../list/pager.tsx';
import { type Change, changed } from '../../list/list-search.ts';
import { SearchField } from '../../list/search-field.tsx';
import { BenchBulkBar } from './bench-bulk-bar.tsx';
import { BenchTable } from './bench-table.tsx';
import { useKept } from './kept-value.ts';
import { addressOfExtract, benchQuery, extractQuery } from './reconciliation-query.ts';
import { type BenchSearch, benchLists } from './reconciliation-search.ts';

const pageSize = 50;
/** Facets of the list by the name of their filter. */
const facetOf = { decision: 'decision', state: 'state', finding: 'findings' } as const;

/** One file of the accountant's on the bench: theirs, ours, why. What is chosen and where one is survive a reload. */
export function Bench() {
  const { t } = useTranslation();
  const { role } = usePerson();
  const { extract } = useParams({ from: '/rapprochement/$extract' });
  const { au: _au, ligne, ...search } = useSearch({ from: '/rapprochement/$extract' });
  const navigate = useNavigate({ from: '/rapprochement/$extract' });
  const asOf = useAsOf();
  const acting = role === 'finance' && asOf === undefined;
  const [chosen, setChosen] = useKept<readonly string[]>(`bench ${extract}`, []);
  const { data: sheet } = useSuspenseQuery(extractQuery(extract, asOf));
  const parameters = { sort: 'line', ...search, page: undefined, asOf };
  const { data, error, isFetching } = useQuery({
    ...benchQuery(extract, {
      ...parameters,
      page: search.page ?? 1,
      pageSize,
      facets: ['state', 'decision', 'findings'],
    }),
    placeholderData: keepPreviousData,
  });
  const show = (change: Change<BenchSearch>) =>
    void navigate({ search: ({ page: _page, ...before }) => changed(before, change), replace: true });
  const facets = benchLists.map((name): Facet => ({
    name,
    label: t(`facet.${name}`),
    chosen: search[name] ?? [],
    options: data?.facets[facetOf[name]],
    said: (value) => t(`bench.${name}.${value}`),
    open: true,
  }));
  const exact: Facet = {
    name: 'exact',
    label: t('facet.exact'),
    chosen: search.exact === undefined ? [] : [search.exact],
    options: [{ value: 'true' }, { value: 'false' }],
    said: (value) => t(`bench.exact.${value}`),
    single: true,
  };
  const { file, period, receivedBy, receivedOn, bench, corrects, supersededBy } = sheet;
  const undecided = countOf(bench.facets['decision'], 'undecided');
  return (
    <article>
      <PageTitle
        title={file}
        above={
          <nav aria-label={t('shell.path')}>
            <Link to="/rapprochement">{t('go.reconciliation')}</Link> › {extract}
          </nav>
        }
        lead={
          <div className={funding.lead}>
            <span>
              {t('bench.received', { day: shortDay(receivedOn), name: receivedBy.name })}
              {period &&
                `, ${t('bench.period', { from: shortDay(period.from), until: shortDay(period.until) })}`}
            </span>
            <span role="status">
              {t('bench.decided', { total: count(bench.total) })}{' '}
              <Link
                from="/rapprochement/$extract"
                search={({ au }) => ({ decision: ['undecided'], ...(au !== undefined && { au }) })}
              >
                {t('bench.undecided', {
                  count: undecided,
                  formatted: count(undecided),
                })}
              </Link>
            </span>
            {corrects !== undefined && (
              <Link to="/rapprochement/$extract" params={{ extract: corrects }}>
                {t('bench.corrects', { extract: corrects })}
              </Link>
            )}
            {supersededBy !== undefined && (
              <Link to="/rapprochement/$extract" params={{ extract: supersededBy }}>
                {t('bench.superseded', { extract: supersededBy })}
              </Link>
            )}
          </div>
        }
        actions={
          <>
            {acting && <CompareAgain extract={extract} />}
            <ExportMenu
              address={`${addressOfExtract(extract)}/lines`}
              parameters={parameters}
              name={`rapprochement-${extract}`}
            />
          </>
        }
      />
      <div className={layout.layout}>
        <FacetFilters
          label={t('register.filters')}
          facets={[...facets, exact]}
          onChange={(name, values) =>
            show({ [name]: values.length === 0 ? undefined : name === 'exact' ? values[0] : values })
          }
          onClear={() =>
            show({ state: undefined, decision: undefined, finding: undefined, exact: undefined })
          }
        />
        <div className={layout.list} aria-busy={isFetching}>
          <SearchField label={t('bench.search')} value={search.q ?? ''} onChange={(q) => show({ q })} />
          {error && <ProblemNotice error={error} />}
          {acting && <BenchBulkBar extract={extract} chosen={chosen} onClear={() => setChosen([])} />}
          <BenchTable
            items={data?.items}
            acting={acting}
            current={ligne}
            choice={{ chosen, onChoose: setChosen }}
            onMove={(line) =>
              void navigate({
                search: (before) => ({ ...before, ligne: line }),
                replace: true,
                resetScroll: false,
              })
            }
          />
          <Pager
            total={data?.total ?? 0}
            pageSize={pageSize}
            page={search.page}
            onPage={(page) => show({ page })}
          />
        </div>
      </div>
    </article>
  );
}

function countOf(facet: readonly SummedFacet[] | undefined, value: string): number {
  return facet?.find((one) => one.value === value)?.count ?? 0;
}

/** Compares the lines that nobody has decided with our orders as they are now. */
function CompareAgain({ extract }: { readonly extract: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => send(`${addressOfExtract(extract)}/compare`, {}, { key: crypto.randomUUID() }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['extract', extract] }),
  });
  return (
    <>
      <Button variant="default" loading={isPending} onClick={() => mutate()}>
        {t('bench.compare')}
      </Button>
      {error && <ProblemNotice error={error} />}
    </>
  );
}
