/** An amount in integer euro cents. Never a float of euros. */
export type Cents = number & { readonly __cents: true };

/** @throws RangeError unless it is a safe integer. */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not an amount in cents: ${amount}`);
  return amount as Cents;
}

export const noMoney = 0 as Cents;

/** The sum of amounts, exact. @throws RangeError when it leaves the safe integers. */
export function sum(amounts: Iterable<Cents>): Cents {
  let result = 0;
  for (const amount of amounts) result += amount;
  return cents(result);
}

/**
 * Reads euros as people write them: `1234.5`, `1 234,50`, `1 234,50 €`. At most two decimals.
 * @returns undefined when the text is not one unambiguous amount (`1,234.50` and `1.234` are not).
 */
export function parseEuros(text: string): Cents | undefined {
  const bare = text
    .trim()
    .replace(/\s*(€|EUR)$/i, '')
    .replace(/(?<=[0-9])[\u0020\u00a0\u202f](?=[0-9]{3}(?![0-9]))/g, '');
  const parts = /^(-?)([0-9]{1,13})(?:[.,]([0-9]{1,2}))?$/.exec(bare);
  if (!parts) return undefined;
  const value = Number(parts[2]) * 100 + Number((parts[3] ?? '').padEnd(2, '0'));
  return cents(parts[1] === '-' && value !== 0 ? -value : value);
}

/** `1 234,50 €`, as French people read it. */
export function formatEuros(amount: Cents): string {
  return `${plainEuros(amount)
    .replace('.', ',')
    .replace(/(?<=[0-9])(?=([0-9]{3})+,)/g, '\u202f')}\u00a0€`;
}

/** `1234.50`, as files exchange it. */
export function plainEuros(amount: Cents): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
