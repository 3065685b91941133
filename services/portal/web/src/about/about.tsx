import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { read } from '../api/client.ts';
import { DataTable } from '../elements/data-table.tsx';
import table from '../elements/data-table.module.css';
import { PageTitle } from '../elements/page-title.tsx';
import { shortDay } from '../words/format.ts';
import classes from './about.module.css';

const links = [
  ['/api/docs', 'api'],
  ['/api/asyncapi.json', 'messages'],
  ['/api/access-table', 'access'],
  ['/health/ready', 'health'],
] as const;

/** Rules that came into force on one day, by one text. */
interface RuleSet {
  readonly from: string;
  readonly rules: readonly string[];
  readonly source: string;
}

/** What Jalon is, by which dated rules it judges, and where to read further. */
export function About() {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['reference', 'rules'],
    queryFn: ({ signal }) =>
      read<{ items: readonly RuleSet[] }>('/api/programmation/reference/rules', undefined, signal),
  });
  return (
    <>
      <PageTitle title={t('go.about')} lead={t('session.what')} />
      <Title order={2} mb="xs">
        {t('about.further')}
      </Title>
      <dl className={classes.links}>
        {links.map(([href, name]) => (
          <div key={href}>
            <dt>
              <a href={href}>{t(`about.${name}`)}</a>
            </dt>
            <dd>{t(`about.${name}-why`)}</dd>
          </div>
        ))}
      </dl>
      {data && (
        <section>
          <Title order={2} mb="xs">
            {t('about.rules-title')}
          </Title>
          <DataTable
            caption={t('about.rules-caption')}
            head={
              <>
                <th scope="col">{t('about.since')}</th>
                <th scope="col">{t('about.which')}</th>
                <th scope="col">{t('about.source')}</th>
              </>
            }
          >
            {data.items.map(({ from, rules, source }) => (
              <tr key={from}>
                <th scope="row" className={table.short}>
                  {shortDay(from)}
                </th>
                <td>{rules.join(', ')}</td>
                <td>{source}</td>
              </tr>
            ))}
          </DataTable>
        </section>
      )}
    </>
  );
}
