export const sittingViews = ['seance', 'ordre'] as const;
export type SittingView = (typeof sittingViews)[number];

/** What the address of a session may say: which of its faces, and which dossier is looked at. */
export interface SittingSearch {
  readonly vue?: SittingView;
  readonly dossier?: string;
}

export function sittingSearch({ vue, dossier }: Record<string, unknown>): SittingSearch {
  const view = sittingViews.find((name) => name === vue);
  return {
    ...(view && { vue: view }),
    ...(typeof dossier === 'string' && dossier !== '' && { dossier }),
  };
}
