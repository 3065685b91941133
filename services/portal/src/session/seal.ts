import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Clock, Instant, RandomSource } from '@jalon/kernel';

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;
/** A browser silently drops a longer cookie. */
const longestCookie = 4_000;

/** What is sealed for one use is nothing in another. */
export type Purpose = 'session' | 'sign-in';

interface Kept {
  readonly until: Instant;
  readonly value: unknown;
}

/** What was to be kept in a cookie is too long for one: the provider's tokens are too large. */
class TooLongForACookie extends Error {
  override readonly name = 'TooLongForACookie';
}

/**
 * What the portal remembers of a browser lives in the browser, sealed: a restart signs nobody out, and several portals
 * share no store. What is sealed can be neither read nor changed without the key, nor used for another purpose or later.
 */
export class Seal {
  readonly #key: Buffer;
  readonly #random: RandomSource;
  readonly #clock: Clock;

  /** @param secret at least 32 bytes, the same for every portal behind one address */
  constructor(secret: Buffer, random: RandomSource, clock: Clock) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'jalon portal', 32));
    this.#random = random;
    this.#clock = clock;
  }

  /** @throws TooLongForACookie */
  close(purpose: Purpose, value: object, until: Instant): string {
    const nonce = Buffer.from(this.#random.bytes(nonceLength));
    const cipher = createCipheriv(algorithm, this.#key, nonce).setAAD(Buffer.from(purpose));
    const kept: Kept = { until, value };
    const sealed = Buffer.concat([cipher.update(deflateRawSync(JSON.stringify(kept))), cipher.final()]);
    const text = Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    if (text.length > longestCookie) throw new TooLongForACookie(`${text.length} characters`);
    return text;
  }

  /** @returns undefined when it was not sealed here for this purpose, was changed, or is over */
  open<Value extends object>(purpose: Purpose, text: string): Value | undefined {
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length <= nonceLength + tagLength) return undefined;
    const decipher = createDecipheriv(algorithm, this.#key, bytes.subarray(0, nonceLength));
    decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
    try {
      const opened = Buffer.concat([
        decipher.update(bytes.subarray(nonceLength + tagLength)),
        decipher.final(),
      ]);
      // Ours, by its seal: what it holds is what was put in.
      const { until, value } = JSON.parse(inflateRawSync(opened).toString('utf8')) as Kept;
      return until > this.#clock.now() ? (value as Value) : undefined;
    } catch {
      return undefined;
    }
  }
}
