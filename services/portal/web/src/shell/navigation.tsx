import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePerson } from '../session/session.ts';
import { destinationsOf } from './destinations.ts';
import classes from './navigation.module.css';

export function Navigation() {
  const { t } = useTranslation();
  const { role } = usePerson();
  return (
    <ul className={classes.list}>
      {destinationsOf(role).map(({ to, name }) => (
        <li key={to}>
          <Link to={to} className={classes.link} activeOptions={{ exact: to === '/' }}>
            {t(`go.${name}`)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
