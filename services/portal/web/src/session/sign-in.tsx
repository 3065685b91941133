import { Button, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../elements/page-title.tsx';
import { Personas } from './personas.tsx';
import { useSession } from './session.ts';
import classes from './sign-in.module.css';

export function SignIn() {
  const { t } = useTranslation();
  const { mode } = useSession();
  useTitle(t('session.title'));
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <img src="/jalon.svg" alt="" width={44} height={44} />
        <Title order={1}>Jalon</Title>
        <Text>{t('session.what')}</Text>
        {mode === 'demonstration' ? <Personas /> : <AtTheProvider />}
      </div>
    </main>
  );
}

/** The way to the identity provider, and back to the page that was asked for. */
function AtTheProvider() {
  const { t } = useTranslation();
  const to = encodeURIComponent(location.pathname + location.search);
  return (
    <>
      <Text>{t('session.elsewhere')}</Text>
      <Button component="a" href={`/portal/sign-in?to=${to}`}>
        {t('session.enter')}
      </Button>
    </>
  );
}
