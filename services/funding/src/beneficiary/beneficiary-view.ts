import type { Asker } from '@jalon/kernel';
import { type Beneficiary, type ProposedAccount, accountOf, proposalOf } from './beneficiary.state.ts';
import { maskedIban } from './iban.ts';

/** Who needs the whole number of an account: who pays, and who checks. */
const seesWholeAccounts: readonly string[] = ['finance', 'admin', 'auditeur'];

/** The account of a body as one person may see it. */
export function beneficiaryView(id: string, state: Beneficiary, { role }: Pick<Asker, 'role'>) {
  const shown = <Account extends ProposedAccount>(account: Account | undefined) =>
    account && seesWholeAccounts.includes(role)
      ? account
      : account && { ...account, iban: maskedIban(account.iban) };
  const account = shown(accountOf(state));
  const proposal = shown(proposalOf(state));
  return { id, status: state.status, ...(account && { account }), ...(proposal && { proposal }) };
}
