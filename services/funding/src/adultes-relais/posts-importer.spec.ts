import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EmptyFile, FileTooLarge } from '@jalon/received-file';
import { type TemporaryLog, temporaryLog, somebody } from '@jalon/testing';
import { commitmentEventSchemas } from '../commitment/commitment.events.ts';
import { AmountsOfAnotherScheme, NotAPostsFile } from './adultes-relais.errors.ts';
import { readPostsFile } from './posts-file.ts';
import { postsImportEventSchemas } from './posts-import.events.ts';
import { PostsImporter, type QuarantinedPost } from './posts-importer.ts';
import { association, fileOf, mixedRows, pieces, published, rowOf } from './posts.examples.ts';

describe('Importing posts of adultes-relais', () => {
  let log: TemporaryLog;
  let importer: PostsImporter;
  beforeAll(() => {
    log = temporaryLog('adultes-relais');
    importer = new PostsImporter(log);
  });
  afterAll(() => log.remove());

  async function imported(bytes: Uint8Array, stopped = () => false) {
    const quarantined: QuarantinedPost[] = [];
    const opened = importer.open(await readPostsFile('postes.json', pieces(bytes)));
    const report = await importer.run(opened, somebody('finance'), {
      progress: () => undefined,
      quarantined: (row) => quarantined.push(row),
      stopped,
    });
    return { report, quarantined };
  }

  it('counts each row once, and says why some are set aside', async () => {
    const { report, quarantined } = await imported(fileOf(mixedRows));
    expect(report).toMatchObject({
      rows: { read: 7, accepted: 2, repaired: 1, quarantined: 3, elsewhere: 1 },
      commitments: { created: 3, alreadyKnown: 0 },
      repeatedPosts: 1,
      years: [{ year: 2020, posts: 3, bodies: 2, amount: 59_625_18 }],
      repairs: { 'spaces-removed': 1, 'text-as-number': 2 },
      faults: {
        'code_cv : missing': 1,
        'code_tiers : siret-scientific-notation': 1,
        'id_poste : post-repeated': 1,
        'montant : not-an-amount': 1,
      },
      interrupted: false,
    });
    expect(quarantined.map(({ line }) => line).sort()).toEqual([4, 5, 6]);
    expect(await importer.reportOf(report.import)).toEqual(report);
  });

  it('opens a commitment that reserves nothing, on the first day of its year', async () => {
    const facts = [];
    for await (const fact of log.store.readStream('commitment-AR-05920R000100.2020')) facts.push(fact);
    expect(facts).toMatchObject([
      {
        type: 'CommitmentOpened',
        data: {
          commitment: 'AR-05920R000100.2020',
          granted: 19_875_06,
          beneficiary: { id: `SIRET-${association}`, legalForm: 'private-law' },
          origin: 'imported',
        },
        metadata: { occurredAt: '2019-12-31T23:00:00.000Z' },
      },
    ]);
  });

  it('changes nothing when the same file comes again, nor when a row comes in another file', async () => {
    const before = await log.store.lastPosition();
    const again = await imported(fileOf(mixedRows));
    expect(again.report.commitments).toEqual({ created: 0, alreadyKnown: 3 });
    expect(await log.store.lastPosition()).toBe(before);
    const other = await imported(fileOf([rowOf(), rowOf({ id_poste: '05920R000900' })]));
    expect(other.report.commitments).toEqual({ created: 1, alreadyKnown: 1 });
  });

  it('sets aside a post that was imported with another content, and keeps the first', async () => {
    const { report, quarantined } = await imported(fileOf([rowOf({ montant: 20000 })]));
    expect(report.rows).toMatchObject({ accepted: 0, quarantined: 1 });
    expect(quarantined).toMatchObject([{ faults: [{ fault: 'imported-otherwise' }] }]);
  });

  it('keeps the years of a post together, each its own commitment', async () => {
    const next = rowOf({ annee: 2022, montant: 21254 });
    expect((await imported(fileOf([next]))).report.years).toMatchObject([{ year: 2022, amount: 21_254_00 }]);
    const facts = [];
    for await (const fact of log.store.readStream('commitment-AR-05920R000100.2022')) facts.push(fact);
    expect(facts).toMatchObject([{ data: { dossier: 'AR-05920R000100', lineId: '2022' } }]);
  });

  it('stops when who asked leaves, and goes on with the same file', async () => {
    const rows = Array.from({ length: 200 }, (_, nth) => rowOf({ id_poste: `05921R${1000 + nth}00` }));
    let asked = 0;
    const first = await imported(fileOf(rows), () => ++asked > 2);
    expect(first.report).toMatchObject({ rows: { read: 128 }, interrupted: true });
    expect(await importer.reportOf(first.report.import)).toBeUndefined();
    const second = await imported(fileOf(rows));
    expect(second.report.commitments).toEqual({ created: 72, alreadyKnown: 128 });
  });

  it('refuses a file of which every amount is FONJEP’s, and writes nothing', async () => {
    const before = await log.store.lastPosition();
    const rows = [
      rowOf({ montant: 7164, code_cv: 'CN05911M', annee: 2025 }),
      rowOf({ montant: 7164, code_cv: 'CN00104M', annee: 2025 }),
    ];
    await expect(imported(fileOf(rows))).rejects.toThrow(AmountsOfAnotherScheme);
    expect(await log.store.lastPosition()).toBe(before);
    const one = await imported(fileOf([rowOf({ montant: 7164 }), rowOf({ id_poste: '05920R000950' })]));
    expect(one.report.rows).toMatchObject({ accepted: 1, quarantined: 1 });
  });

  it.each([
    ['no JSON', 'a,b\n1,2\n'],
    ['no list', '{"id_poste":"1"}'],
    ['an empty list', '[]'],
    ['a list of something else', '[{"a":1}]'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00])],
  ])('refuses %s', async (_, content) => {
    await expect(imported(Buffer.from(content))).rejects.toThrow(NotAPostsFile);
  });

  it('refuses an empty file, and one that is too large before it is read whole', async () => {
    await expect(imported(Buffer.alloc(0))).rejects.toThrow(EmptyFile);
    await expect(readPostsFile('a', pieces(Buffer.alloc(5_000)), 2_000)).rejects.toThrow(FileTooLarge);
  });

  it('writes facts that their schemas know', async () => {
    const schemas = { ...commitmentEventSchemas, ...postsImportEventSchemas };
    const known = (type: string): type is keyof typeof schemas => Object.hasOwn(schemas, type);
    let facts = 0;
    for await (const { type, data } of log.store.readAll()) {
      facts += 1;
      expect(known(type) && schemas[type].safeParse(data).success).toBe(true);
    }
    expect(facts).toBeGreaterThan(200);
  });

  /** The published files for the métropole (CV192): rows, posts taken, amount in cents, rows whose spaces are mended. */
  const figures = [
    { year: 2020, read: 4_660, posts: 253, amount: 5_028_390_18, set: 0, repeated: 5, mended: 2 },
    { year: 2022, read: 5_623, posts: 295, amount: 6_269_930_00, set: 0, repeated: 1, mended: 1 },
    { year: 2023, read: 5_416, posts: 270, amount: 6_090_047_10, set: 52, repeated: 4, mended: 0 },
  ];
  for (const { year, read, posts, amount, set, repeated, mended } of figures) {
    const file = published(year);
    (file ? it : it.skip)(`takes the ${posts} posts of ${year} to the cent`, async () => {
      const { report } = await imported(file ?? Buffer.alloc(0));
      expect(report).toMatchObject({
        rows: {
          read,
          accepted: posts - mended,
          repaired: mended,
          quarantined: set,
          elsewhere: read - posts - set,
        },
        commitments: { created: posts, alreadyKnown: 0 },
        repeatedPosts: repeated,
        years: [{ year, posts, amount }],
        faults: set === 0 ? {} : { 'code_cv : missing': set },
      });
      const before = await log.store.lastPosition();
      const again = await imported(file ?? Buffer.alloc(0));
      expect(again.report.commitments).toEqual({ created: 0, alreadyKnown: posts });
      expect(await log.store.lastPosition()).toBe(before);
    });
  }

  const trap = published(2025);
  (trap ? it : it.skip)('refuses the file of 2025, and says why', async () => {
    const file = await readPostsFile('2025.json', pieces(trap ?? Buffer.alloc(0)));
    let refusal: unknown;
    try {
      importer.open(file);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(AmountsOfAnotherScheme);
    if (!(refusal instanceof AmountsOfAnotherScheme)) throw new Error('Not this refusal');
    expect(refusal.message).toContain('FONJEP');
    expect(refusal.facts).toEqual({ amount: 7_164_00, rows: 4_753, repeatedPosts: 670, contractPosts: 211 });
  });
});
