import { useSyncExternalStore } from 'react';
import { Problem } from '../api/problem.ts';

let ended = false;
const listeners = new Set<() => void>();

/** Looks at what failed: a session that ended is signed into again without leaving the screen. */
export function noticeEndOfSession(error: unknown): void {
  if (error instanceof Problem && error.signedOut) tell(true);
}

export function sessionIsBack(): void {
  tell(false);
}

function tell(value: boolean): void {
  ended = value;
  for (const listener of listeners) listener();
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ended,
  );
}
