import { type Policy, allowed, refused } from '@jalon/kernel';
import type { CommitmentContext } from '../commitment.context.ts';
import type { OpenCommitment } from '../commitment.state.ts';
import { PiecesMissing } from './payment.errors.ts';

/** R20 (CGCT, pièces justificatives, rubrique 72): the pieces that the law names, by the code that an order lists. */
export const legalPieces = {
  decision: 'Décision attributive : bénéficiaire, montant, objet, conditions',
  convention: 'Convention signée',
  'sums-already-paid': 'État des sommes déjà versées',
  justifications: 'Justifications prévues par la décision ou la convention',
} as const;

export type LegalPiece = keyof typeof legalPieces;

type PiecesPolicy = Policy<{ readonly pieces: readonly string[] }, OpenCommitment, CommitmentContext>;

/** What the next order must list: the first the decision and the convention, the later ones what was paid and why more is. */
export function requiredPieces({
  orders,
  notification,
}: Pick<OpenCommitment, 'orders' | 'notification'>): readonly LegalPiece[] {
  const isFirst = orders.every(({ rejection }) => rejection !== undefined);
  if (!isFirst) return ['sums-already-paid', 'justifications'];
  return notification?.conventionRequired === true ? ['decision', 'convention'] : ['decision'];
}

/** R20: an order without its pieces would be rejected by the accountant. */
export const theRequiredPiecesAreAttached: PiecesPolicy = ({ pieces }, state) => {
  const required = requiredPieces(state);
  const missing = required.filter((piece) => !pieces.includes(piece));
  return missing.length === 0 ? allowed : refused(new PiecesMissing(missing, required));
};
