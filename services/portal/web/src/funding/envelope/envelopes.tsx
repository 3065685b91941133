import { Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import layout from '../../list/list.module.css';
import { PageTitle } from '../../elements/page-title.tsx';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { useNames } from '../../reference/reference.ts';
import { useAsOf } from '../../shell/as-of.ts';
import { count } from '../../words/format.ts';
import { ExportMenu } from '../../list/export-menu.tsx';
import { type Facet, FacetFilters } from '../../list/facet-filters.tsx';
import { type Change, changed } from '../../list/list-search.ts';
import { AuthorityGauge, CreditGauge } from './envelope-gauges.tsx';
import { envelopesAddress, envelopesQuery, paidQuery } from './envelope-query.ts';
import { type EnvelopesSearch, envelopeFacets } from './envelope-search.ts';
import { sumsOf } from './envelope-sums.ts';
import { EnvelopeTable } from './envelope-table.tsx';
import classes from '../funding.module.css';

/** Every envelope with what was given it, what was taken of it, what is left. */
export function Envelopes() {
  const { t } = useTranslation();
  const names = useNames();
  const { au: _au, ...search } = useSearch({ from: '/enveloppes' });
  const navigate = useNavigate({ from: '/enveloppes' });
  const asOf = useAsOf();
  const parameters = { ...search, asOf };
  const { data, error } = useQuery({
    ...envelopesQuery({ ...parameters, facets: envelopeFacets }),
    placeholderData: keepPreviousData,
  });
  const { data: paid } = useQuery(paidQuery(asOf));
  const show = (change: Change<EnvelopesSearch>) =>
    void navigate({ search: (before) => changed(before, change), replace: true });
  const said: Readonly<Record<string, (value: string) => string>> = {
    funder: (code) => names.funder(code),
    dispositif: (code) => dispositifName(names, code),
  };
  const facets = envelopeFacets.map((name): Facet => ({
    name,
    label: t(`facet.${name}`),
    chosen: search[name] ?? [],
    options: data?.facets[name],
    said: said[name] ?? ((value) => value),
    open: name !== 'dispositif',
  }));
  const envelopes = data?.items ?? [];
  const sums = sumsOf(envelopes);
  const paidOfAll = envelopes.reduce((sum, { envelope }) => sum + (paid?.get(envelope) ?? 0), 0);
  return (
    <>
      <PageTitle
        title={t('envelopes.title')}
        lead={
          <Text c="dimmed" role="status" aria-live="polite">
            {data
              ? t('envelopes.found', { count: data.total, formatted: count(data.total) })
              : t('shell.loading')}
          </Text>
        }
        actions={<ExportMenu address={envelopesAddress} parameters={parameters} name="enveloppes" />}
      />
      {error && <ProblemNotice error={error} />}
      <div className={layout.layout}>
        <FacetFilters
          label={t('register.filters')}
          facets={facets}
          onChange={(name, chosen) => show({ [name]: chosen.length === 0 ? undefined : chosen })}
          onClear={() => void navigate({ search: ({ au }) => (au === undefined ? {} : { au }) })}
        />
        <div className={layout.list}>
          {data && paid && (
            <>
              <div className={classes.gauges}>
                <AuthorityGauge {...sums.authority} />
                <CreditGauge {...sums.credits} paid={paidOfAll} />
              </div>
              <EnvelopeTable
                envelopes={data.items}
                paid={paid}
                sort={search.sort}
                onSort={(sort) => show({ sort })}
              />
            </>
          )}
        </div>
      </div>
    </>
  );
}

const funders = ['etat', 'region', 'mel', 'communes', 'feder'];

/** A dispositif is named by its funder; a filter knows the code alone. */
function dispositifName(names: ReturnType<typeof useNames>, code: string): string {
  for (const funder of funders) {
    const name = names.dispositif(funder, code);
    if (name !== code) return name;
  }
  return code;
}
