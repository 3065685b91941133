import { useSearch } from '@tanstack/react-router';

/** The day that the screen shows, when it is not now: what was known at its end. */
export function useAsOf(): string | undefined {
  return useSearch({ strict: false, select: ({ au }) => au });
}
