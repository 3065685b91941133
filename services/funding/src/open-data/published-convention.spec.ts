import { describe, expect, it } from '@jest/globals';
import { type Cents, type Day, cents } from '@jalon/kernel';
import { asked, factsTo, payment } from '../convention/convention.examples.ts';
import type { ConventionDocument } from '../convention/conventions.projection.ts';
import { openedAs } from '../porteur-grants/grant.examples.ts';
import { type GrantDocument, noFigures } from '../porteur-grants/grant-document.ts';
import { conventionCells, whyNotPublic } from './published-convention.ts';

const opened = openedAs({ funder: 'mel', dispositif: 'politique-de-la-ville' });

function grantOf(changes: Partial<GrantDocument> = {}): GrantDocument {
  if (opened.type !== 'CommitmentOpened') throw new Error('Not this fact');
  const { envelope: _envelope, eligibleCost: _cost, ...decided } = opened.data;
  const life = { cancelled: false, committed: false, legalNumbers: [], exercices: [], totals: noFigures };
  return { ...decided, ...life, liquidations: {}, orders: {}, recoveries: {}, ...changes };
}

/** What was signed on a day upon what the metropolis gave the club for the year. */
function signed(signedOn: string, total: number, changes: Partial<Pick<ConventionDocument, 'inForce'>> = {}) {
  const [drafted] = factsTo.drafted;
  if (drafted?.type !== 'ConventionDrafted') throw new Error('Not this fact');
  const { intent: _intent, ...signature } = { ...asked.sign, signedOn: signedOn as Day };
  const threshold = 23_000_00 as Cents;
  const convention: ConventionDocument = {
    ...drafted.data,
    status: 'signed',
    grounds: total > threshold ? [{ funder: 'mel', year: 2016, total: cents(total), threshold }] : [],
    payments: [],
    inForce: [],
    signatures: [signature],
    amendments: [],
    amount: cents(30_000_00),
    funders: ['mel'],
    ...changes,
  };
  return { convention, signature, grants: [grantOf()] };
}

describe('What the law makes public (R13)', () => {
  it('is a convention above 23 000 € signed from August 2017 on', () => {
    expect(whyNotPublic(signed('2017-08-01', 23_000_01))).toBeUndefined();
  });

  it('is judged by the rule of the day of the signature: nothing before August 2017', () => {
    expect(whyNotPublic(signed('2017-07-31', 90_000_00))).toBe('before-the-obligation');
  });

  it('is not 23 000.00 €, nor what no threshold imposed', () => {
    expect(whyNotPublic(signed('2017-08-01', 23_000_00))).toBe('not-above-the-threshold');
  });

  it('is a body’s year: two grants of the metropolis that exceed it together', () => {
    const one = signed('2017-08-01', 23_000_01);
    expect(whyNotPublic({ ...one, grants: [grantOf({ granted: cents(12_000_00) })] })).toBeUndefined();
  });

  it('is the metropolis’s own: each funder publishes its own', () => {
    const one = signed('2017-08-01', 90_000_00);
    expect(whyNotPublic({ ...one, grants: [grantOf({ funder: 'etat' })] })).toBe('of-other-funders');
  });

  it('is not what was abandoned, nor a grant of which nothing is left', () => {
    const one = signed('2017-08-01', 90_000_00);
    expect(whyNotPublic({ ...one, grants: [grantOf({ granted: cents(0) })] })).toBe('withdrawn');
    const convention = { ...one.convention, status: 'abandoned', reason: 'Renoncement.' } as const;
    expect(whyNotPublic({ ...one, convention })).toBe('withdrawn');
  });
});

describe('The row of a convention', () => {
  it('says one payment or several, and from when to when they are expected', () => {
    const dated = [payment('advance', 5_000, '2017-09-01'), payment('balance', 5_000, '2018-06-30')];
    expect(conventionCells(signed('2017-08-02', 90_000_00, { inForce: dated }))).toMatchObject({
      conditionsVersement: 'échelonné',
      datesPeriodeVersement: '2017-09-01/2018-06-30',
    });
    const once = [payment('balance', 10_000)];
    expect(conventionCells(signed('2017-08-02', 90_000_00, { inForce: once }))).toMatchObject({
      conditionsVersement: 'unique',
      datesPeriodeVersement: '2017-08-02',
    });
    expect(conventionCells(signed('2017-08-02', 90_000_00)).conditionsVersement).toBe('selon la convention');
  });

  it('adds the lines of the metropolis, leaves the others out, and names no person', () => {
    const one = signed('2017-08-02', 90_000_00);
    const grants = [grantOf(), grantOf({ granted: cents(5_000_50) }), grantOf({ funder: 'region' })];
    const cells = conventionCells({ ...one, grants });
    expect(cells.montant).toBe('35000.50');
    const text = JSON.stringify(cells);
    for (const { name } of one.signature.signatories) expect(text).not.toContain(name);
  });
});
