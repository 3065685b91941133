/** What the address of the committees may say. */
export interface CommitteesSearch {
  /** The campaign, `2016`. */
  readonly campagne?: string;
  /** The month of the calendar, `2016-02`. */
  readonly mois?: string;
  /** Words of a committee's name. */
  readonly q?: string;
}

export function committeesSearch({ campagne, mois, q }: Record<string, unknown>): CommitteesSearch {
  return {
    ...(typeof campagne === 'string' && campagne !== '' && { campagne }),
    ...(typeof mois === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(mois) && { mois }),
    ...(typeof q === 'string' && q !== '' && { q }),
  };
}
