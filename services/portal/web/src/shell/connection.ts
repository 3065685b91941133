import { useSyncExternalStore } from 'react';

let connected = true;
const listeners = new Set<() => void>();

/** Whether the server is heard. */
export function isConnected(): boolean {
  return connected;
}

export function tellConnection(value: boolean): void {
  connected = value;
  for (const listener of listeners) listener();
}

export function useConnected(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, isConnected);
}
