import type { OfficeHolder } from '@jalon/contracts';
import type { Recorded, RecordedEvent } from '@jalon/event-store';
import { type Day, unreachable } from '@jalon/kernel';
import type { BeneficiaryEvent } from '../beneficiary/beneficiary.events.ts';
import { endingOf } from '../beneficiary/iban.ts';
import type { CommitmentEvent } from '../commitment/commitment.events.ts';

/** What one person did that two should have, or what was paid to an account that one person alone had seen. */
export type Violation =
  | 'certifier-settled'
  | 'certifier-issued'
  | 'proposer-confirmed'
  | 'account-unconfirmed'
  | 'certificate-missing';

/** Who had a hand in one payment order. */
export interface OrderDuties {
  readonly commitment: string;
  readonly order: string;
  readonly issuedOn: Day;
  readonly certifiedBy?: OfficeHolder;
  readonly settledBy?: OfficeHolder;
  readonly issuedBy: OfficeHolder;
  readonly violations: readonly Violation[];
}

/** Who had a hand in one account of a beneficiary. */
export interface AccountDuties {
  readonly beneficiary: string;
  readonly proposal: string;
  /** Its last four characters. */
  readonly ending: string;
  readonly proposedBy: OfficeHolder;
  readonly confirmedBy?: OfficeHolder;
  readonly violations: readonly Violation[];
}

const types = [
  'CommitmentOpened',
  'ServiceCertified',
  'LiquidationSettled',
  'PaymentOrderIssued',
  'BankAccountProposed',
  'BankAccountConfirmed',
  'BankAccountRejected',
] as const;

type Fact = Recorded<Extract<CommitmentEvent | BeneficiaryEvent, { readonly type: (typeof types)[number] }>>;

/** The facts that name a hand. */
export const dutyTypes: readonly string[] = types;

interface PayableAccount {
  readonly ending?: string;
  readonly pending: boolean;
}

/**
 * Goes through the facts of every commitment and every account, in the order of the log, and tells who did what (R3).
 * It looks at what was written, not at the rules that let it be written: it would find what they let through.
 */
export class DutyRegister {
  readonly #beneficiaries = new Map<string, string>();
  readonly #certified = new Map<string, OfficeHolder>();
  readonly #settled = new Map<string, { readonly certificate: string; readonly by: OfficeHolder }>();
  readonly #payable = new Map<string, PayableAccount>();
  readonly #orders: OrderDuties[] = [];
  readonly #accounts = new Map<string, AccountDuties>();

  /** Takes a fact of `dutyTypes`. */
  add(recorded: Pick<RecordedEvent, 'stream' | 'type' | 'data'>): void {
    const fact = recorded as Fact; // read by those types alone
    const subject = fact.stream.slice(fact.stream.indexOf('-') + 1);
    switch (fact.type) {
      case 'CommitmentOpened':
        this.#beneficiaries.set(subject, fact.data.beneficiary.id);
        return;
      case 'ServiceCertified':
        this.#certified.set(`${subject} ${fact.data.certificate}`, fact.data.certifiedBy);
        return;
      case 'LiquidationSettled': {
        const { liquidation, certificate, settledBy: by } = fact.data;
        this.#settled.set(`${subject} ${liquidation}`, { certificate, by });
        return;
      }
      case 'PaymentOrderIssued':
        this.#orders.push(this.#orderDuties(subject, fact.data));
        return;
      case 'BankAccountProposed': {
        const { proposal, iban, proposedBy } = fact.data;
        const known = { beneficiary: subject, proposal, ending: endingOf(iban), proposedBy };
        this.#accounts.set(`${subject} ${proposal}`, { ...known, violations: [] });
        this.#payable.set(subject, { ...this.#payable.get(subject), pending: true });
        return;
      }
      case 'BankAccountConfirmed':
        this.#confirm(subject, fact.data.proposal, fact.data.confirmedBy);
        return;
      case 'BankAccountRejected':
        this.#payable.set(subject, { ...this.#payable.get(subject), pending: false });
        return;
      default:
        unreachable(fact);
    }
  }

  /** Every order and every account so far, in the order of the log. */
  report() {
    const orders = this.#orders;
    const accounts = [...this.#accounts.values()];
    const broken = [...orders, ...accounts].filter(({ violations }) => violations.length > 0);
    return {
      checked: { orders: orders.length, accounts: accounts.length },
      violations: broken,
      orders,
      accounts,
    };
  }

  #orderDuties(
    commitment: string,
    issued: Extract<Fact, { type: 'PaymentOrderIssued' }>['data'],
  ): OrderDuties {
    const { order, issuedOn, issuedBy, liquidation, account } = issued;
    const settled = this.#settled.get(`${commitment} ${liquidation}`);
    const certifiedBy = settled && this.#certified.get(`${commitment} ${settled.certificate}`);
    const payable = this.#payable.get(this.#beneficiaries.get(commitment) ?? '');
    const violations: Violation[] = [];
    if (certifiedBy === undefined) violations.push('certificate-missing');
    else {
      if (certifiedBy.id === settled?.by.id) violations.push('certifier-settled');
      if (certifiedBy.id === issuedBy.id) violations.push('certifier-issued');
    }
    if (payable?.ending !== account || payable.pending) violations.push('account-unconfirmed');
    return {
      commitment,
      order,
      issuedOn,
      ...(certifiedBy && { certifiedBy }),
      ...(settled && { settledBy: settled.by }),
      issuedBy,
      violations,
    };
  }

  #confirm(beneficiary: string, proposal: string, confirmedBy: OfficeHolder): void {
    const account = this.#accounts.get(`${beneficiary} ${proposal}`);
    if (account === undefined) return;
    const violations: Violation[] = account.proposedBy.id === confirmedBy.id ? ['proposer-confirmed'] : [];
    this.#accounts.set(`${beneficiary} ${proposal}`, { ...account, confirmedBy, violations });
    this.#payable.set(beneficiary, { ending: account.ending, pending: false });
  }
}
