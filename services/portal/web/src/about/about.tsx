import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { read } from '../api/client.ts';
import classes from './about.module.css';
import { PageTitle } from '../elements/page-title.tsx';

const links = [
  ['/api/docs', 'api'],
  ['/api/asyncapi.json', 'messages'],
  ['/api/access-table', 'access'],
  ['/health/ready', 'health'],
] as const;

interface Rule {
  readonly rule?: string;
  readonly name?: string;
  readonly sentence?: string;
}

/** What Jalon is, and where to read further. */
export function About() {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['reference', 'rules'],
    queryFn: ({ signal }) =>
      read<{ items: readonly Rule[] }>('/api/programmation/reference/rules', undefined, signal),
  });
  return (
    <>
      <PageTitle title={t('go.about')} lead={t('session.what')} />
      <ul className={classes.links}>
        {links.map(([href, name]) => (
          <li key={href}>
            <a href={href}>{t(`about.${name}`)}</a>
          </li>
        ))}
      </ul>
      {data && <p>{t('about.rules', { count: data.items.length })}</p>}
    </>
  );
}
