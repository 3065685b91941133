import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { haveSeen } from '../api/client.ts';
import { usePerson } from '../session/session.ts';
import { isConnected, tellConnection } from './connection.ts';
import { tellChange } from './changes.ts';
import { useAsOf } from './as-of.ts';

/** Together within this time, what happened is asked for once: a batch of a hundred acts refreshes a screen once. */
const gatherMs = 400;

/** Keeps every screen true while others work. The past does not change: it is not followed. */
export function FollowOthers() {
  const { role } = usePerson();
  const queries = useQueryClient();
  const past = useAsOf() !== undefined;
  useEffect(() => {
    if (past || role === 'porteur') return undefined;
    const source = new EventSource('/api/changes');
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      gathering = undefined;
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'reference',
      });
    };
    source.onopen = () => {
      if (isConnected()) return;
      tellConnection(true);
      refresh(); // what happened while nobody was heard
    };
    source.onerror = () => tellConnection(false);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const change = JSON.parse(data) as Parameters<typeof tellChange>[0];
      haveSeen(change.teller, change.position);
      tellChange(change);
      gathering ??= setTimeout(refresh, gatherMs);
    };
    return () => {
      source.close();
      clearTimeout(gathering);
    };
  }, [past, role, queries]);
  return null;
}
