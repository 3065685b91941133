export const measures = ['dossiers', 'granted', 'requested'] as const;
export type Measure = (typeof measures)[number];

/** What the address of the map may say. */
export interface MapSearch {
  readonly campagne?: string;
  readonly mesure?: Measure;
}

export function mapSearch({ campagne, mesure }: Record<string, unknown>): MapSearch {
  const measure = measures.find((name) => name === mesure);
  return {
    ...(typeof campagne === 'string' && campagne !== '' && { campagne }),
    ...(measure && { mesure: measure }),
  };
}
