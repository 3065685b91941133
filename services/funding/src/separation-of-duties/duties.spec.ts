import { describe, expect, it } from '@jest/globals';
import { confirmed, firstIban, people as payers, proposed } from '../beneficiary/beneficiary.examples.ts';
import type { BeneficiaryEvent } from '../beneficiary/beneficiary.events.ts';
import type { CommitmentEvent } from '../commitment/commitment.events.ts';
import { commitment, facts } from '../commitment/commitment.examples.ts';
import { DutyRegister } from './duties.ts';

/** The register after facts, told as the log would: only the stream, the type and the data are looked at. */
function after(...events: readonly (CommitmentEvent | BeneficiaryEvent)[]) {
  const register = new DutyRegister();
  for (const event of events) {
    register.add({
      ...event,
      stream: event.type.startsWith('BankAccount') ? 'beneficiary-P-CLUB' : `commitment-${commitment}`,
    });
  }
  return register.report();
}

const account = [proposed('A1', firstIban), confirmed('A1')];
const { opened, certified, liquidated, ordered } = facts;

describe('The proof of the separation of duties', () => {
  it('tells who certified, settled, issued, and who proposed and confirmed the account', () => {
    const report = after(...account, opened, certified, liquidated, ordered);
    expect(report).toMatchObject({
      checked: { orders: 1, accounts: 1 },
      violations: [],
      orders: [
        {
          order: '2016-00001',
          certifiedBy: { id: 'celia' },
          settledBy: { id: 'farah' },
          issuedBy: { id: 'farah' },
        },
      ],
      accounts: [{ ending: '0189', proposedBy: { id: 'farah' }, confirmedBy: { id: 'fabien' } }],
    });
  });

  it('finds what the rules would have let through', () => {
    const { certifiedBy } = certified.data;
    const settledByCertifier = { ...liquidated, data: { ...liquidated.data, settledBy: certifiedBy } };
    const issuedByCertifier = { ...ordered, data: { ...ordered.data, issuedBy: certifiedBy } };
    expect(
      after(...account, opened, certified, settledByCertifier, issuedByCertifier).violations,
    ).toMatchObject([{ violations: ['certifier-settled', 'certifier-issued'] }]);
    const { id, name } = payers.farah;
    const confirmation = confirmed('A1').data as object;
    const alone = { type: 'BankAccountConfirmed', data: { ...confirmation, confirmedBy: { id, name } } };
    expect(after(proposed('A1', firstIban), alone as BeneficiaryEvent).violations).toMatchObject([
      { violations: ['proposer-confirmed'] },
    ]);
  });

  it('finds an order to an account that was proposed and not confirmed', () => {
    const changed = [...account, proposed('A2', 'FR1420041010050500013M02606')];
    expect(after(...changed, opened, certified, liquidated, ordered).violations).toMatchObject([
      { order: '2016-00001', violations: ['account-unconfirmed'] },
    ]);
    expect(after(opened, ordered).violations).toMatchObject([
      { violations: ['certificate-missing', 'account-unconfirmed'] },
    ]);
  });
});
