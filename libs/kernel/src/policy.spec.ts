import { describe, expect, it } from '@jest/globals';
import { DomainError } from './domain-error.ts';
import { type Policy, allowed, firstRefusal, refused } from './policy.ts';

class TooMuch extends DomainError {
  readonly code = 'test/too-much';
  constructor(amount: number) {
    super(`Le montant ${amount} est trop élevé.`, { amount });
  }
}
class Odd extends DomainError {
  readonly code = 'test/odd';
}

const small: Policy<number, null> = (amount) => (amount < 10 ? allowed : refused(new TooMuch(amount)));
const even: Policy<number, null> = (amount) => (amount % 2 === 0 ? allowed : refused(new Odd('Impair.')));

describe('A list of policies', () => {
  it('allows what each policy allows', () => {
    expect(firstRefusal([small, even], 4, null, undefined)).toBeUndefined();
  });

  it('answers the first refusal in the order of the list, with its facts', () => {
    const refusal = firstRefusal([small, even], 11, null, undefined);
    expect(refusal).toBeInstanceOf(TooMuch);
    expect(refusal?.facts).toEqual({ amount: 11 });
    expect(refusal?.message).toBe('Le montant 11 est trop élevé.');
  });

  it('pays for no stack', () => {
    expect(new Odd('Impair.').stack?.split('\n')).toHaveLength(1);
  });
});
