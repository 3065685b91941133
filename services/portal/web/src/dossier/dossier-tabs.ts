/** The parts of a dossier's page, in the order in which they are read. */
export const dossierTabs = ['resume', 'financement', 'instruction', 'pieces', 'histoire'] as const;

export type DossierTab = (typeof dossierTabs)[number];
