import { useState } from 'react';

/**
 * A value that outlives a reload of the page, in this browser's tab alone: what was chosen is not chosen again.
 * @param name of its own: what is kept under it comes back
 */
export function useKept<Value>(name: string, first: Value): [Value, (value: Value) => void] {
  const key = `jalon.kept ${name}`;
  const [value, setValue] = useState<Value>(() => readKept(key) ?? first);
  const keep = (next: Value) => {
    setValue(next);
    try {
      sessionStorage.setItem(key, JSON.stringify(next));
    } catch {
      // A browser that keeps nothing still works until it is reloaded.
    }
  };
  return [value, keep];
}

function readKept<Value>(key: string): Value | undefined {
  try {
    const kept = sessionStorage.getItem(key);
    return kept === null ? undefined : (JSON.parse(kept) as Value);
  } catch {
    return undefined;
  }
}
