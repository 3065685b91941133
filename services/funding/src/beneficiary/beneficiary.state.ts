import type { OfficeHolder } from '@jalon/contracts';
import { type Day, unreachable } from '@jalon/kernel';
import type { BeneficiaryEvent } from './beneficiary.events.ts';

type Fact<Type extends BeneficiaryEvent['type']> = Extract<BeneficiaryEvent, { readonly type: Type }>['data'];
export type ProposedAccount = Fact<'BankAccountProposed'>;

/** An account that a second person confirmed: the one that is paid. */
export interface ConfirmedAccount extends ProposedAccount {
  readonly confirmedBy: OfficeHolder;
  readonly confirmedOn: Day;
}

interface Known {
  /** How many accounts were ever proposed: the next proposal's id follows. */
  readonly proposals: number;
}

/** The account of a body: none, a first one proposed, one in force, one in force while another is proposed. */
export type Beneficiary =
  | { readonly status: 'absent' }
  | ({ readonly status: 'without-account' } & Known)
  | ({ readonly status: 'proposed'; readonly proposal: ProposedAccount } & Known)
  | ({ readonly status: 'confirmed'; readonly account: ConfirmedAccount } & Known)
  | ({
      readonly status: 'changing';
      readonly account: ConfirmedAccount;
      readonly proposal: ProposedAccount;
    } & Known);

export type BeneficiaryStatus = Beneficiary['status'];

export const beneficiaryStatuses = [
  'absent',
  'without-account',
  'proposed',
  'confirmed',
  'changing',
] as const;

export const noBeneficiary: Beneficiary = { status: 'absent' };

/** The account in force, if any. */
export function accountOf(state: Beneficiary): ConfirmedAccount | undefined {
  return 'account' in state ? state.account : undefined;
}

/** The account that waits for a second person, if any. */
export function proposalOf(state: Beneficiary): ProposedAccount | undefined {
  return 'proposal' in state ? state.proposal : undefined;
}

/** How many accounts were proposed so far. */
export function proposalsOf(state: Beneficiary): number {
  return state.status === 'absent' ? 0 : state.proposals;
}

/** The state after a fact. */
export function evolveBeneficiary(state: Beneficiary, event: BeneficiaryEvent): Beneficiary {
  const account = accountOf(state);
  const proposals = proposalsOf(state);
  switch (event.type) {
    case 'BankAccountProposed': {
      const known = { proposals: proposals + 1, proposal: event.data };
      return account ? { status: 'changing', account, ...known } : { status: 'proposed', ...known };
    }
    case 'BankAccountConfirmed': {
      const { confirmedBy, confirmedOn } = event.data;
      const proposal = proposalOf(state);
      if (proposal === undefined) throw new Error('An account is confirmed that was not proposed');
      return { status: 'confirmed', proposals, account: { ...proposal, confirmedBy, confirmedOn } };
    }
    case 'BankAccountRejected':
      return account ? { status: 'confirmed', account, proposals } : { status: 'without-account', proposals };
    default:
      return unreachable(event);
  }
}
