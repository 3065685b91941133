import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@jalon/auth';
import { personaOf } from '@jalon/auth/demo';
import {
  type GrantTerms,
  commitTheLine,
  grantTheLine,
  notifyTheDecision,
  openTheEnvelope,
  payTheLine,
  prepareTheYear,
  programmeALine,
} from '@jalon/testing/granted-line';
import { temporaryFolder } from './running-whole.ts';
import { type WholeUnderTest, wholeUnderTest } from './whole-under-test.ts';

const day = '2016-06-15';

/** What a spreadsheet would run, wherever a person or a file may write a text. */
const hostile = {
  campaign: '=1+1',
  porteur: '=HYPERLINK("http://exemple.invalid";"Cliquez")',
  committee: '@SUM(A1:A9)',
  member: '+33;cmd',
  title: "=cmd|' /C calc'!A0",
  envelope: '-2+3+cmd',
  file: '=fichier.csv',
  beneficiary: '@tiers',
  reference: '=REF()',
} as const;

const terms: GrantTerms = { day, name: 'sport', amount: 20_000_00, title: hostile.title };

/** The exports that are known to carry one of these texts: a test that only met empty files would prove nothing. */
const carriers = {
  '/api/programmation/dossiers': [hostile.title, hostile.porteur],
  '/api/programmation/porteurs': [hostile.porteur],
  '/api/programmation/campaigns': [hostile.campaign],
  '/api/programmation/committees': [hostile.committee],
  '/api/funding/commitments': [hostile.title, hostile.porteur],
  '/api/funding/worklist': [hostile.title],
  '/api/funding/envelopes': [hostile.envelope],
  '/api/funding/porteurs/{porteur}/grants': [hostile.title],
  '/api/funding/extracts': [hostile.file],
  '/api/funding/extracts/{extract}/lines': [hostile.beneficiary, hostile.reference],
  '/api/funding/lines': [hostile.beneficiary, hostile.reference],
  '/api/programmation/campaigns/{campaign}/figures/facts': [hostile.title, hostile.porteur],
  '/api/programmation/dossiers/{reference}/comparison': [hostile.title, hostile.porteur],
  '/api/funding/commitments/{commitment}/comparison': [hostile.title, hostile.porteur],
  '/api/funding/envelopes/{envelope}/comparison': [hostile.envelope],
} as const;

/** What some readings must be asked before they answer. */
const questions: Readonly<Record<string, string>> = {
  '/api/programmation/campaigns/{campaign}/figures/facts': 'measure=requested',
  '/api/programmation/campaigns/{campaign}/figures/comparison': 'since=2015-12-31',
  '/api/programmation/dossiers/{reference}/comparison': 'since=2015-12-31',
  '/api/programmation/dossiers/{reference}/knowledge': 'at=2016-12-31',
  '/api/funding/commitments/{commitment}/comparison': 'since=2015-12-31',
  '/api/funding/envelopes/{envelope}/comparison': 'since=2015-12-31',
};

/** Those in which nobody's text stands by itself: codes, days, amounts, and data as JSON. */
const others = [
  '/api/funding/trial-balance',
  '/api/funding/trial-balance/{account}/entries',
  '/api/audit/events',
  '/api/audit/subjects/{subject}',
  '/api/programmation/campaigns/{campaign}/figures/comparison',
  '/api/programmation/dossiers/{reference}/knowledge',
];

describe('Every export, when a hostile hand wrote what it carries', () => {
  const folder = temporaryFolder();
  let whole: WholeUnderTest;
  let exports: ReadonlyMap<string, readonly (readonly string[])[]>;

  beforeAll(async () => {
    whole = await wholeUnderTest(folder.path('jalon.db'), day);
    exports = await everyExport(whole, await written(whole));
  }, 60_000);
  afterAll(async () => {
    await whole.stop();
    folder.remove();
  });

  it.each(Object.entries(carriers))('%s carries it, preceded by an apostrophe', (path, texts) => {
    const cells = (exports.get(path) ?? []).flat();
    for (const text of texts) {
      expect(cells).toContain(`'${text}`);
      expect(cells).not.toContain(text);
    }
  });

  it('of the audit carries it within its data, which begin with a brace', () => {
    const telling = (exports.get('/api/audit/events') ?? [])
      .flat()
      .filter((cell) => cell.includes(hostile.title));
    expect(telling.length).toBeGreaterThan(0);
    for (const cell of telling) expect(cell).toMatch(/^\{/);
  });

  it('is a file that no spreadsheet runs anything of, each of them', () => {
    const paths = [...exports.keys()];
    expect(paths).toEqual(expect.arrayContaining([...Object.keys(carriers), ...others]));
    const running = [...exports].flatMap(([path, rows]) =>
      rows.flat().flatMap((cell) => (wouldRun(cell) ? [`${path}: ${cell}`] : [])),
    );
    expect(running).toEqual([]);
  });
});

/** A number may begin with a sign; a text may not. */
function wouldRun(cell: string): boolean {
  return /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell);
}

/** A year in which every text is hostile, from the campaign to the accountant's file. @returns what is where */
async function written({ ask, application, engines, get, settled }: WholeUnderTest) {
  const year = await prepareTheYear(ask, day, hostile);
  const envelope = await openTheEnvelope(ask, day, 100_000_00, hostile.envelope);
  const dossier = await programmeALine(ask, year, terms);
  await settled();
  await grantTheLine(ask, dossier, terms);
  await settled();
  await notifyTheDecision(ask, dossier, terms);
  await settled();
  const commitment = `${dossier}.L1`;
  await commitTheLine(ask, commitment, terms);
  await payTheLine(ask, year.porteur, commitment, terms, 10_000_00);
  const answer = await application.inject({
    method: 'POST',
    url: `/api/funding/extracts?source=helios&file=${encodeURIComponent(hostile.file)}`,
    headers: { authorization: tokenFor(engines, 'finance'), 'content-type': 'text/csv' },
    payload: [
      'Nature;Exercice;N° engagement;N° mandat;Montant;Tiers;SIRET;Date;Référence',
      `Paiement;2016;2100099998;99998;41,00;${hostile.beneficiary};99999999900019;10/06/2016;${hostile.reference}`,
    ].join('\r\n'),
  });
  if (answer.statusCode >= 300) throw new Error(answer.body);
  await settled();
  const { body } = await get('funding/extracts');
  const [first] = body['items'] as readonly { readonly extract: string }[];
  return {
    ...year,
    envelope,
    dossier,
    reference: dossier,
    commitment,
    beneficiary: year.porteur,
    extract: first?.extract ?? '',
    account: 'treasury',
    exercice: '2016',
    subject: `dossier-${dossier}`,
  };
}

/** Each reading that answers a spreadsheet's text, asked for it: its rows, by the path of the reference. */
async function everyExport(
  { application, engines }: WholeUnderTest,
  known: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
  const document = (await application.inject('/api/openapi.json')).json<{
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  }>();
  const token = tokenFor(engines, 'auditeur');
  const exports = new Map<string, readonly (readonly string[])[]>();
  for (const [path, methods] of Object.entries(document.paths)) {
    // What happens now is told for as long as somebody listens.
    if (!('get' in methods) || path === '/api/changes') continue;
    const asked = path.replace(/\{([^}]+)\}/g, (_, name: string) =>
      encodeURIComponent(known[name] ?? 'none'),
    );
    const question = questions[path];
    const { statusCode, headers, body } = await application.inject({
      url: question === undefined ? asked : `${asked}?${question}`,
      headers: { authorization: token, accept: 'text/csv' },
    });
    if (statusCode === 200 && String(headers['content-type']).startsWith('text/csv'))
      exports.set(path, rowsOf(body));
  }
  return exports;
}

function tokenFor({ authenticator }: WholeUnderTest['engines'], role: Role): string {
  const persona = personaOf(role);
  if (!persona) throw new Error(`No persona has the role ${role}`);
  return `Bearer ${authenticator.issue(persona).token}`;
}

/** The cells of a CSV as a spreadsheet reads them (RFC 4180). */
function rowsOf(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of csv
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  return rows;
}
