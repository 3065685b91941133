/** What the address of « who could have known » may say: a dossier, a day, and an hour of Paris (else its end). */
export interface KnowledgeSearch {
  readonly id?: string;
  readonly le?: string;
  readonly heure?: string;
}

export function knowledgeSearch({ id, le, heure }: Record<string, unknown>): KnowledgeSearch {
  return {
    ...(typeof id === 'string' && id !== '' && { id }),
    ...(typeof le === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(le) && { le }),
    ...(typeof heure === 'string' && /^\d{2}:\d{2}$/.test(heure) && { heure }),
  };
}
