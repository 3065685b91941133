import { Burger, Loader } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { SignIn } from '../session/sign-in.tsx';
import { SignInAgain } from '../session/sign-in-again.tsx';
import { useSession } from '../session/session.ts';
import { AsOfBand, AsOfPicker } from './as-of-picker.tsx';
import { ConnectionBand } from './connection-band.tsx';
import { DemonstrationBanner } from './demonstration-banner.tsx';
import classes from './frame.module.css';
import { GlobalSearch } from './global-search.tsx';
import { FollowOthers } from './follow-others.tsx';
import { Navigation } from './navigation.tsx';
import { PersonMenu } from './person-menu.tsx';
import { ShortcutList } from './shortcut-list.tsx';
import { destinationsOf } from './destinations.ts';

/** What stands around every screen. Whoever is unknown signs in first, at the address they asked for. */
export function Frame() {
  return (
    <Suspense fallback={<Loader m="xl" />}>
      <Gate />
    </Suspense>
  );
}

function Gate() {
  const { person } = useSession();
  return person === undefined ? <SignIn /> : <Inside />;
}

function Inside() {
  const { t } = useTranslation();
  const { person } = useSession();
  const [menu, { toggle, close }] = useDisclosure(false);
  const [shortcuts, { open: listShortcuts, close: hideShortcuts }] = useDisclosure(false);
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(close, [path, close]);
  useHotkeys([
    ...destinationsOf(person?.role).map(
      ({ to, key }) => [`alt+shift+${key}`, () => void navigate({ to })] as [string, () => void],
    ),
    ['alt+shift+H', listShortcuts],
  ]);
  return (
    <div className={classes.frame} data-menu={menu || undefined}>
      <a href="#contenu" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <nav className={classes.rail} aria-label={t('shell.navigation')} data-no-print>
        <div className={classes.mark}>
          <img src="/jalon.svg" alt="" width={26} height={26} />
          <span>Jalon</span>
        </div>
        <Navigation />
        <button type="button" className={classes.railButton} onClick={listShortcuts}>
          {t('shortcuts.title')}
        </button>
      </nav>
      <div className={classes.column}>
        <header className={classes.head} data-no-print>
          <DemonstrationBanner />
          <div className={classes.bar}>
            <Burger
              className={classes.burger}
              opened={menu}
              onClick={toggle}
              aria-label={t('shell.menu')}
              aria-expanded={menu}
            />
            <GlobalSearch />
            <AsOfPicker />
            <PersonMenu />
          </div>
          <AsOfBand />
          <ConnectionBand />
        </header>
        <main id="contenu" className={classes.main} tabIndex={-1}>
          <Suspense fallback={<Loader aria-label={t('shell.loading')} />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <FollowOthers />
      <SignInAgain />
      <ShortcutList opened={shortcuts} onClose={hideShortcuts} />
    </div>
  );
}
