import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { type Clock, type RandomSource, instant } from '@jalon/kernel';
import { z } from 'zod';
import type { Session } from './session.ts';

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

const sessionSchema = z.object({
  token: z.string(),
  csrf: z.string(),
  expiresAt: z.string().transform(instant),
});

/**
 * Sessions live in their own cookie, sealed: a restart of the portal signs nobody out, and several portals share no
 * store. What is sealed can be neither read nor changed without the key.
 */
export class SessionSeal {
  readonly #key: Buffer;
  readonly #random: RandomSource;
  readonly #clock: Clock;

  /** @param secret at least 32 bytes, the same for every portal behind one address */
  constructor(secret: Buffer, random: RandomSource, clock: Clock) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'jalon portal session', 32));
    this.#random = random;
    this.#clock = clock;
  }

  seal(session: Session): string {
    const nonce = Buffer.from(this.#random.bytes(nonceLength));
    const cipher = createCipheriv(algorithm, this.#key, nonce);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(session), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** @returns undefined when it was not sealed here, was changed, or is over */
  open(text: string): Session | undefined {
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length <= nonceLength + tagLength) return undefined;
    const decipher = createDecipheriv(algorithm, this.#key, bytes.subarray(0, nonceLength));
    decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
    try {
      const opened = Buffer.concat([
        decipher.update(bytes.subarray(nonceLength + tagLength)),
        decipher.final(),
      ]);
      const session = sessionSchema.parse(JSON.parse(opened.toString('utf8')));
      return session.expiresAt > this.#clock.now() ? session : undefined;
    } catch {
      return undefined;
    }
  }
}
