import type { CommandEnvelope } from '@jalon/event-store';
import type { Asker } from '@jalon/kernel';
import type { CommitmentIntent } from '../commitment/commitment.commands.ts';

/** What a line of the accountant's leads a commitment to. */
export type AccountingIntent = Extract<
  CommitmentIntent,
  {
    readonly intent:
      | 'record-payment'
      | 'reject-payment-order'
      | 'withdraw-rejection'
      | 'collect-recovery'
      | 'withdraw-payment-record'
      | 'withdraw-recovery-collection';
  }
>;

/** Where commitments are worked on (`CommitmentDesk`), as far as reconciliation needs it. The same command twice acts once. */
export interface PaymentDesk {
  /** @throws the refusal of the commitment: nothing is written */
  handle(
    commitment: string,
    asked: AccountingIntent,
    command: CommandEnvelope,
    actor: Asker,
  ): Promise<unknown>;
}
