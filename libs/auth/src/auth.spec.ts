import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ManualClock, instant } from '@jalon/kernel';
import { DemoAuthenticator, personaOf, personas, signingKey } from './demo/index.ts';
import { allRoles } from '@jalon/contracts';

const clock = new ManualClock(instant('2026-01-05T08:00:00Z'));
const authenticator = new DemoAuthenticator(Buffer.alloc(32, 7), clock);

describe('A token of the demonstration', () => {
  const persona = personas[0];
  if (persona === undefined) throw new Error('no persona');

  it('says who the person is', () => {
    expect(authenticator.authenticate(authenticator.issue(persona).token)).toEqual(persona);
  });

  it('is refused once it expired, even after it was known', () => {
    const { token } = authenticator.issue(persona);
    expect(authenticator.authenticate(token)).toBeDefined();
    const later = new ManualClock(instant('2026-01-05T08:00:00Z'));
    const same = new DemoAuthenticator(Buffer.alloc(32, 7), later);
    expect(same.authenticate(token)).toBeDefined();
    later.advance(12 * 3_600_000);
    expect(same.authenticate(token)).toBeUndefined();
  });

  it('is refused when one character changed, or signed by another key', () => {
    const { token } = authenticator.issue(persona);
    const parts = token.split('.');
    const claims = Buffer.from(JSON.stringify({ sub: 'x', name: 'x', role: 'admin', exp: 9e9 })).toString(
      'base64url',
    );
    const stranger = new DemoAuthenticator(Buffer.alloc(32, 8), clock).issue(persona).token;
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
    for (const forged of [
      [parts[0], claims, parts[2]].join('.'),
      stranger,
      none,
      `${token}x`,
      '',
      'a.b',
      '..',
    ]) {
      expect(authenticator.authenticate(forged)).toBeUndefined();
    }
  });
});

describe('The personas', () => {
  it('are at least one per role', () => {
    expect(allRoles.filter((role) => personaOf(role) === undefined)).toEqual([]);
    expect(new Set(personas.map(({ id }) => id)).size).toBe(personas.length);
  });
});

describe('The signing key', () => {
  it('is drawn once, kept, and readable by its owner only', () => {
    const folder = mkdtempSync(join(tmpdir(), 'jalon-key-'));
    const file = join(folder, 'data', 'demo.key');
    const key = signingKey(file);
    expect(key).toHaveLength(32);
    expect(signingKey(file)).toEqual(key);
    expect(statSync(file).mode & 0o077).toBe(0);
    rmSync(folder, { recursive: true });
  });
});
