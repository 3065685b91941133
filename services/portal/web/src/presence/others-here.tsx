import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '../api/client.ts';
import { usePerson } from '../session/session.ts';
import { useAsOf } from '../shell/as-of.ts';
import { hour } from '../words/format.ts';
import { useIsEditing } from './editing.ts';
import classes from './others-here.module.css';

interface Present {
  readonly id: string;
  readonly name: string;
  readonly doing: 'reading' | 'editing';
  readonly since: string;
}

const address = '/api/presence';
const beat = 10_000; // milliseconds
/** This window, among all that are open. */
const window = crypto.randomUUID();

/** Who else is at what this page shows, before they have done anything: those who write first of all. */
export function OthersHere({
  kind,
  id,
}: {
  readonly kind: 'dossier' | 'commitment' | 'session';
  readonly id: string;
}) {
  const { t } = useTranslation();
  const { role } = usePerson();
  const doing = useIsEditing() ? 'editing' : 'reading';
  const apart = useAsOf() !== undefined || role === 'porteur';
  const { data } = useQuery({
    queryKey: ['presence', kind, id, doing],
    queryFn: () =>
      send<{ others: readonly Present[] }>(
        address,
        { kind, id, window, doing },
        { key: crypto.randomUUID() },
      ),
    refetchInterval: beat,
    gcTime: 0, // what a window does now is said at once
    retry: false,
    enabled: !apart,
    placeholderData: (before) => before,
  });
  useEffect(() => {
    if (apart) return undefined;
    return () =>
      void send(`${address}/${window}`, undefined, { method: 'DELETE', key: crypto.randomUUID() }).catch(
        () => undefined, // it is forgotten by itself
      );
  }, [apart, kind, id]);
  const others = apart ? [] : (data?.others ?? []);
  const readers = others.filter((one) => one.doing === 'reading');
  return (
    <div role="status" aria-live="polite">
      {others
        .filter((one) => one.doing === 'editing')
        .map(({ id: who, name, since }) => (
          <p key={who} className={classes.editing}>
            {t('presence.editing', { name, since: hour(since) })}
          </p>
        ))}
      {readers.length > 0 && (
        <p className={classes.reading}>
          {t('presence.reading', { names: readers.map(({ name }) => name).join(', ') })}
        </p>
      )}
    </div>
  );
}
