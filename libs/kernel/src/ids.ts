/** Where randomness comes from. Injected: tests and simulations bring a seeded one. */
export interface RandomSource {
  /** `count` random bytes. */
  bytes(count: number): Uint8Array;
  /** A random UUID. */
  uuid(): string;
}

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A short, sayable reference: a prefix, then five random Crockford base-32 characters and a check
 * character (Luhn modulo 32), as in `D16-7K3M9Q`. No shared counter: who draws one that is taken draws again.
 */
export function drawReference(prefix: string, random: RandomSource): string {
  const body = Array.from(random.bytes(5), (byte) => symbols.charAt(byte % 32)).join('');
  return `${prefix}-${body}${checkCharacter(body)}`;
}

/**
 * Reads a reference as a person may have typed it: lower case, O for 0, I or L for 1.
 * @returns the reference as it is stored, or undefined when it is malformed or its check character is wrong.
 */
export function readReference(text: string): string | undefined {
  const parts = /^([A-Z]+[0-9]*)-?([0-9A-Z]{6})$/.exec(text.trim().toUpperCase());
  if (!parts) return undefined;
  const body = (parts[2] ?? '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if ([...body].some((character) => !symbols.includes(character))) return undefined;
  return checkCharacter(body.slice(0, 5)) === body[5] ? `${parts[1]}-${body}` : undefined;
}

function checkCharacter(body: string): string {
  let total = 0;
  let factor = 2;
  for (let index = body.length - 1; index >= 0; index--) {
    const addend = factor * symbols.indexOf(body.charAt(index));
    total += Math.floor(addend / 32) + (addend % 32);
    factor = factor === 2 ? 1 : 2;
  }
  return symbols.charAt((32 - (total % 32)) % 32);
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}
