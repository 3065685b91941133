import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Principal, type Role, allRoles } from '@jalon/auth';
import { personaOf } from '@jalon/auth/demo';
import { type AccessRow, accessTable, controllersOf } from '@jalon/http';
import { loadInto } from '../src/demonstration/load-into.ts';
import type { Schema } from './hostile-values.ts';
import { rightsPage } from './rights-page.ts';
import { type RunningWhole, runWhole, temporaryFolder } from './running-whole.ts';
import { wholeBody } from './whole-body.ts';

const rightsFile = fileURLToPath(new URL('../../../docs/rights.md', import.meta.url));

/** What the role alone forbids, whatever is asked: at the door, or by the first policy of each decider. */
const roleRefused = /\/role-(refused|not-allowed)$/;

interface Body {
  readonly mediaType: string;
  readonly payload: string;
}

interface Command extends AccessRow {
  readonly url: string;
  readonly body: Body | undefined;
}

interface Document {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          { readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Schema }>> } }
        >
      >
    >
  >;
}

describe('Who may do what, tried over HTTP command by command', () => {
  const folder = temporaryFolder();
  let whole: RunningWhole;
  let commands: readonly Command[];

  beforeAll(async () => {
    await loadInto(folder.path('jalon.db'), 6, () => undefined, { bodies: 20, dossiers: 90, committees: 30 });
    whole = await runWhole(folder.path('jalon.db'));
    const document = await whole.get<Document>('/api/openapi.json');
    const known = await addressesKnownTo(whole);
    commands = accessTable(controllersOf(whole.application))
      .filter(({ action, open }) => action.startsWith('POST ') && !open)
      .map((row) => ({ ...row, url: addressOf(row.action, known), body: bodyOf(row.action, document) }));
  }, 120_000);
  afterAll(async () => {
    await whole.stop();
    folder.remove();
  });

  it('speaks of every command of both services, each for some roles and not for the others', () => {
    const of = (service: string) => commands.filter(({ action }) => action.includes(`/api/${service}/`));
    expect(of('programmation').length).toBeGreaterThan(50);
    expect(of('funding').length).toBeGreaterThan(45);
    for (const { action, roles } of commands)
      expect([action, roles.length > 0 && roles.length < allRoles.length]).toEqual([action, true]);
  });

  it.each(allRoles)('refuses %s, with a whole body, for the role alone, and writes nothing', async (role) => {
    const before = await whole.engines.store.lastPosition();
    const forbidden = commands.filter(({ roles }) => !roles.includes(role));
    const answers = await codesOf(forbidden, role);
    expect(answers.filter(({ status, code }) => status !== 403 || !roleRefused.test(code))).toEqual([]);
    expect(await whole.engines.store.lastPosition()).toBe(before);
  });

  it('opens to each role what the table says: refused by the facts, if at all, never for the role nor the form', async () => {
    const tried = new Set<string>();
    for (const role of allRoles) {
      const answers = await codesOf(
        commands.filter(({ roles }) => roles.includes(role)),
        role,
      );
      // The body is whole, or the test above would have proved nothing of it.
      const amiss = ({ status, code }: Answered) =>
        status >= 500 || roleRefused.test(code) || code === 'request/invalid';
      expect([role, answers.filter(amiss)]).toEqual([role, []]);
      for (const { action } of answers) tried.add(action);
    }
    expect([...tried].sort()).toEqual(commands.map(({ action }) => action).sort());
  });

  it('is what docs/rights.md tells: `npm run rights` writes it anew', () => {
    const page = rightsPage(accessTable(controllersOf(whole.application)));
    if (process.env['JALON_RIGHTS'] === 'write') writeFileSync(rightsFile, page);
    expect(readFileSync(rightsFile, 'utf8')).toBe(page);
  });

  async function codesOf(some: readonly Command[], role: Role): Promise<readonly Answered[]> {
    const answers: Answered[] = [];
    for (const { action, url, body } of some) {
      const answer = await whole.application.inject({
        method: 'POST',
        url,
        headers: {
          authorization: `Bearer ${tokenOf(role)}`,
          prefer: 'wait=0',
          ...(body && { 'content-type': body.mediaType }),
        },
        ...(body && { payload: body.payload }),
      });
      const { statusCode: status } = answer;
      const code = status < 400 ? 'accepted' : answer.json<{ code: string }>().code;
      answers.push({ action, status, code, detail: status < 400 ? '' : answer.body });
    }
    return answers;
  }

  function tokenOf(role: Role): string {
    const persona = personaOf(role);
    if (!persona) throw new Error(`No persona has the role ${role}`);
    const person: Principal = role === 'porteur' ? { ...persona, organisation: 'P-NOBODY' } : persona;
    return whole.engines.authenticator.issue(person).token;
  }
});

interface Answered {
  readonly action: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

/** Something that exists for each part of an address that names something. */
async function addressesKnownTo(whole: RunningWhole): Promise<Readonly<Record<string, string>>> {
  const first = async (list: string, field: string) => {
    const { items } = await whole.get<{ readonly items: readonly Record<string, unknown>[] }>(`/api/${list}`);
    return String(items[0]?.[field]);
  };
  const reference = await first('programmation/dossiers?pageSize=1', 'reference');
  const porteur = await first('programmation/porteurs?pageSize=1', 'porteur');
  return {
    campaign: '2016',
    porteur,
    beneficiary: porteur,
    reference,
    dossier: reference,
    committee: await first('programmation/committees?pageSize=1', 'committee'),
    session: await first('programmation/sessions?pageSize=1', 'session'),
    envelope: await first('funding/envelopes?pageSize=1', 'envelope'),
    commitment: await first('funding/commitments?pageSize=1', 'commitment'),
    exercice: '2016',
    plan: 'npru-2016',
    convention: 'bailleur-2016',
    ...(await extractBrought(whole)),
  };
}

const accountantsFile = [
  'Nature;Exercice;N° engagement;N° mandat;Montant;Tiers;SIRET;Date;Référence',
  'Paiement;2017;2100099998;99998;41,00;Inconnu;99999999900019;18/07/2017;ESSAI-0001',
].join('\r\n');

/** A file of the accountant's, and its line: the demonstration brings none. */
async function extractBrought({ application, engines, get }: RunningWhole) {
  const finance = personaOf('finance');
  if (!finance) throw new Error('No persona has the role finance');
  const { statusCode, body } = await application.inject({
    method: 'POST',
    url: '/api/funding/extracts?source=helios&file=comptable-essai.csv',
    headers: {
      authorization: `Bearer ${engines.authenticator.issue(finance).token}`,
      'content-type': 'text/csv',
    },
    payload: accountantsFile,
  });
  if (statusCode >= 300) throw new Error(body);
  await engines.readModels.waitFor(await engines.store.lastPosition());
  type Lines = { readonly items: readonly { readonly id: string; readonly extract: string }[] };
  const { items } = await get<Lines>('/api/funding/lines?pageSize=1', 'finance');
  return { line: String(items[0]?.id), extract: String(items[0]?.extract) };
}

function addressOf(action: string, known: Readonly<Record<string, string>>): string {
  const path = action.slice('POST '.length);
  const filled = path
    .replace('/commitments/bulk/{intent}', '/commitments/bulk/release')
    .replace(/\{([^}]+)\}/g, (_, name: string) => known[name] ?? 'NONE-1');
  // The form of what accompanies a file is in the address.
  return filled === '/api/funding/extracts' ? `${filled}?source=helios&file=essai.csv` : filled;
}

function bodyOf(action: string, { paths }: Document): Body | undefined {
  const described = paths[action.slice('POST '.length)]?.['post']?.requestBody?.content ?? {};
  const [mediaType, content] = Object.entries(described)[0] ?? [];
  if (mediaType === undefined || content === undefined) return undefined;
  return mediaType === 'application/json'
    ? { mediaType, payload: JSON.stringify(wholeBody(content.schema)) }
    : { mediaType, payload: 'Nature;Exercice\r\n' };
}
