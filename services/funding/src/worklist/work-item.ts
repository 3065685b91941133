import type { Cents, Day } from '@jalon/kernel';

interface WorkKindRow {
  /** As people read it. */
  readonly label: string;
  /** Whose hands it waits for. */
  readonly who: 'finance' | 'certificateur' | 'comptable';
  /**
   * In how many days it is expected. The programme's own yardstick, not a law: ten days of the accountant and twenty of
   * the ordonnateur are what décret 2013-269 gives for purchases, and grants have no text of their own.
   */
  readonly days: number;
}

/** What may be to do on a commitment, in the order of its life. */
export const workKinds = {
  'reserve-again': { label: 'Réserver à nouveau', who: 'finance', days: 15 },
  commit: { label: 'Engager comptablement', who: 'finance', days: 15 },
  'commit-legally': { label: 'Engager juridiquement', who: 'finance', days: 30 },
  certify: { label: 'Certifier le service fait', who: 'certificateur', days: 30 },
  settle: { label: 'Liquider', who: 'finance', days: 10 },
  order: { label: 'Mandater', who: 'finance', days: 10 },
  pay: { label: 'En attente du paiement par le comptable', who: 'comptable', days: 10 },
  'ask-back': { label: 'Émettre un titre de recettes', who: 'finance', days: 30 },
  collect: { label: 'En attente du recouvrement par le comptable', who: 'comptable', days: 60 },
  release: { label: 'Dégager le reste', who: 'finance', days: 30 },
} as const satisfies Readonly<Record<string, WorkKindRow>>;

export type WorkKind = keyof typeof workKinds;
export const workKindNames = Object.keys(workKinds) as WorkKind[];

/** Why a work item cannot be done today. */
export const blockages = {
  'credits-missing': 'L’enveloppe n’a pas assez d’AE disponible',
  'payment-credits-missing': 'L’enveloppe n’a pas assez de CP sur un exercice ouvert',
  'exercice-not-open': 'Aucun exercice ouvert n’accepte l’opération',
  'decision-not-notified': 'La décision n’est pas notifiée',
  'convention-missing': 'La convention n’est pas en vigueur',
  'report-not-accepted': 'Le compte rendu financier n’est pas accepté',
  'report-overdue-elsewhere': 'Le bénéficiaire doit le compte rendu d’un autre dossier',
  'account-missing': 'Le bénéficiaire n’a pas de compte bancaire',
  'account-not-confirmed': 'Le compte bancaire n’est pas confirmé par une seconde personne',
} as const;

export type Blockage = keyof typeof blockages;

/** Something to do on a commitment. */
export interface WorkItem {
  readonly kind: WorkKind;
  readonly label: string;
  readonly who: WorkKindRow['who'];
  readonly commitment: string;
  readonly dossier: string;
  readonly title: string;
  readonly beneficiary: { readonly id: string; readonly name: string };
  readonly funder: string;
  readonly dispositif: string;
  readonly envelope: string;
  /** The certificate, liquidation, order or recovery that it concerns. */
  readonly concerns?: string;
  /** In cents. */
  readonly amount: Cents;
  readonly since: Day;
  readonly dueOn: Day;
  readonly late: boolean;
  /** Why it cannot be done today; empty when it can. */
  readonly blocked: readonly { readonly reason: Blockage; readonly sentence: string }[];
  /** Who may not do it: the certifier of the service that is to be settled (R3). */
  readonly notBy?: string;
}
