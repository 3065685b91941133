import { useEffect, useSyncExternalStore } from 'react';

/** How many forms stand open in this window. */
let open = 0;
const listeners = new Set<() => void>();

function change(by: 1 | -1): void {
  open += by;
  for (const listener of listeners) listener();
}

/** As long as this form stands open, its person is editing what the window shows. */
export function useMarkEditing(): void {
  useEffect(() => {
    change(1);
    return () => change(-1);
  }, []);
}

export function useIsEditing(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open > 0,
  );
}
