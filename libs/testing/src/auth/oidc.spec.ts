import { createPublicKey } from 'node:crypto';
import { IdentityProviderAway, NoRole } from '@jalon/auth';
import { OidcAuthenticator, readMeaning } from '@jalon/auth/oidc';
import { ManualClock, instant } from '@jalon/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SignJWT, UnsecuredJWT, generateKeyPair } from 'jose';
import { type IdentityProviderUnderTest, startIdentityProvider } from './identity-provider.ts';

const audience = 'https://jalon.example.fr';
const people = {
  amelie: { name: 'Amélie Dubrulle', realm_access: { roles: ['offline', 'agents'] } },
  jean: { realm_access: { roles: ['finance', 'jalon-admin'] } },
  club: { realm_access: { roles: ['porteur'] }, organisation: 'P-CLUB01' },
  nobody: { realm_access: { roles: ['porteur'] } },
  stranger: { realm_access: { roles: ['cuisine'] } },
};

describe('A person known by an OpenID Connect provider', () => {
  let provider: IdentityProviderUnderTest;
  let clock: ManualClock;
  let authenticator: OidcAuthenticator;

  beforeAll(async () => {
    provider = await startIdentityProvider(people);
  });
  afterAll(() => provider.stop());
  beforeEach(() => {
    clock = new ManualClock(instant(new Date().toISOString()));
    authenticator = known(provider.issuer);
  });

  function known(issuer: string, cooldown = 0): OidcAuthenticator {
    const meaning = readMeaning('jalon-admin=admin,agents=instructeur,finance,porteur');
    if (!meaning) throw new Error('roles');
    return new OidcAuthenticator({
      issuer,
      audience,
      claims: { roles: 'realm_access.roles', meaning, organisation: 'organisation' },
      clock,
      cooldown,
    });
  }
  const tokenOf = (person: keyof typeof people) => provider.token(person, audience);

  it('is who the provider says, in the role that its claim means here', async () => {
    expect(await authenticator.authenticate(await tokenOf('amelie'))).toEqual({
      id: 'amelie',
      name: 'Amélie Dubrulle',
      role: 'instructeur',
    });
    expect(await authenticator.authenticate(await tokenOf('club'))).toEqual({
      id: 'club',
      name: 'club',
      role: 'porteur',
      organisation: 'P-CLUB01',
    });
  });

  it('who has several roles acts in the first that the mapping names', async () => {
    expect(await authenticator.authenticate(await tokenOf('jean'))).toMatchObject({ role: 'admin' });
  });

  it('without a role here, or a porteur of nobody, is refused by name', async () => {
    for (const person of ['stranger', 'nobody'] as const)
      await expect(authenticator.authenticate(await tokenOf(person))).rejects.toThrow(NoRole);
  });

  it('is unknown once the token expired, even after it was known', async () => {
    const token = await tokenOf('amelie');
    expect(await authenticator.authenticate(token)).toBeDefined();
    clock.advance(599_000);
    expect(await authenticator.authenticate(token)).toBeDefined();
    clock.advance(10_000);
    expect(await authenticator.authenticate(token)).toBeUndefined();
  });

  it('is unknown by a token for somebody else, of another issuer, or changed by a letter', async () => {
    const other = await startIdentityProvider(people);
    const token = await tokenOf('amelie');
    const [head = '', body = '', signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
    const promoted = Buffer.from(JSON.stringify({ ...claims, sub: 'jean' })).toString('base64url');
    for (const refused of [
      await provider.token('amelie', 'https://autre.example.fr'),
      await other.token('amelie', audience),
      [head, promoted, signature].join('.'),
      `${token}x`,
      '',
      'a.b.c',
      '..',
    ])
      expect(await authenticator.authenticate(refused)).toBeUndefined();
    await other.stop();
  });

  it('is unknown by a token that signs itself: without a signature, by the public key as a secret, by a key of its own', async () => {
    const claims = people.amelie;
    const made = (token: SignJWT | UnsecuredJWT) =>
      token.setIssuer(provider.issuer).setAudience(audience).setSubject('amelie').setExpirationTime('5m');
    const { kid = '' } = provider.publicKey;
    const pem = createPublicKey({ key: provider.publicKey, format: 'jwk' }).export({
      type: 'spki',
      format: 'pem',
    });
    const { privateKey } = await generateKeyPair('RS256');
    const unsigned = new UnsecuredJWT(claims);
    made(unsigned);
    const confused = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid });
    made(confused);
    const own = new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid });
    made(own);
    for (const forged of [
      unsigned.encode(),
      await confused.sign(Buffer.from(pem)),
      await own.sign(privateKey),
    ])
      expect(await authenticator.authenticate(forged)).toBeUndefined();
  });

  it('is known by the new key as soon as the provider signs with it', async () => {
    const before = await tokenOf('amelie');
    expect(await authenticator.authenticate(before)).toBeDefined();
    await provider.rotate();
    expect(await authenticator.authenticate(await tokenOf('jean'))).toMatchObject({ id: 'jean' });
    clock.advance(61_000);
    expect(await authenticator.authenticate(before)).toBeUndefined(); // its key is gone
  });

  it('forged tokens do not make us knock at the provider for each', async () => {
    const patient = known(provider.issuer, 60_000);
    await patient.authenticate(await tokenOf('amelie'));
    const asked = provider.askedForKeys;
    const { privateKey } = await generateKeyPair('RS256');
    for (let nth = 0; nth < 50; nth++) {
      const forged = new SignJWT({}).setProtectedHeader({ alg: 'RS256', kid: `forged-${nth}` });
      forged.setIssuer(provider.issuer).setAudience(audience).setSubject('amelie').setExpirationTime('5m');
      expect(await patient.authenticate(await forged.sign(privateKey))).toBeUndefined();
    }
    expect(provider.askedForKeys).toBe(asked);
  });

  it('cannot be told while the provider is away at the start, and can once it is there', async () => {
    const token = await tokenOf('amelie');
    await provider.stop();
    try {
      await expect(authenticator.authenticate(token)).rejects.toThrow(IdentityProviderAway);
    } finally {
      await provider.start();
    }
    expect(await known(provider.issuer).authenticate(token)).toBeDefined();
  });

  it('goes on being known by keys that we have while the provider is away', async () => {
    const [first, second] = [await tokenOf('amelie'), await tokenOf('jean')];
    await authenticator.authenticate(first);
    await provider.stop();
    try {
      expect(await authenticator.authenticate(second)).toMatchObject({ id: 'jean' });
    } finally {
      await provider.start();
    }
  });

  it('is told by no provider that names itself otherwise', async () => {
    const elsewhere = known(provider.issuer.replace('127.0.0.1', 'localhost'));
    await expect(elsewhere.authenticate(await tokenOf('amelie'))).rejects.toThrow(IdentityProviderAway);
  });
});
