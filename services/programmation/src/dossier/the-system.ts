/** Jalon itself, when a deadline falls or another service speaks: nobody's hand. */
export const theSystem = { id: 'systeme', name: 'Jalon', role: 'systeme' } as const;
