import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { campaignTerms, editedDraft, porteurTerms } from '../works/drafts.mjs';
import { HttpConnection, postBytes } from '../works/http-client.mjs';
import { startServer } from '../works/server.mjs';

const draftCount = 256;
const ready = '/health/ready';

/** The product as `npm start` runs it, on data that was loaded before. `crashed`: the last run left no snapshot. */
export function program({ bundle, data, crashed }) {
  if (crashed) rmSync(join(data, 'snapshot'), { recursive: true, force: true });
  return { args: [bundle, '--data', data], path: ready };
}

/** Starts once on an empty folder, which loads the demonstration, and stops cleanly. */
export async function load({ bundle, data }) {
  const server = await startServer({ args: [bundle, '--data', data], path: ready });
  await server.stop();
}

/** The whole product, everything on: tokens, rights, schema, rules, log on disk, read models before the answer. */
export async function openServer({ bundle, directory }) {
  const data = join(directory, 'data');
  const server = await startServer({
    args: [bundle, '--empty', '--data', data],
    path: ready,
    environment: { LOG_LEVEL: 'error' },
  });
  try {
    const requests = await draftRequests(server.port);
    let asked = 0;
    return {
      ...server,
      // Each connection has its own drafts, so that no two commands wait for one another's dossier.
      request: (connection) => requests[(connection + 64 * (asked++ & 3)) % draftCount](asked),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function draftRequests(port) {
  const connection = await HttpConnection.open(port);
  const post = async (path, body, token) => {
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    const { status, body: answer } = await connection.ask(postBytes(path, body, headers));
    if (status >= 300) throw new Error(`${path} answered ${status}: ${answer.slice(0, 400)}`);
    return JSON.parse(answer);
  };
  const tokenOf = async (role) => (await post('/api/auth/demo-tokens', { role })).token;
  const [admin, instructor] = [await tokenOf('admin'), await tokenOf('instructeur')];
  const terms = campaignTerms(Date.now());
  const campaign = String(terms.year);
  await post('/api/programmation/campaigns', terms, admin);
  await post(`/api/programmation/campaigns/${campaign}/open`, {}, admin);
  const porteur = (await post('/api/programmation/porteurs', porteurTerms, instructor)).id;
  const requests = [];
  for (let n = 0; n < draftCount; n++) {
    const draft = { campaign, porteur, title: `Brouillon ${n}` };
    const { reference } = await post('/api/programmation/dossiers', draft, instructor);
    const path = `/api/programmation/dossiers/${reference}/edit-draft`;
    requests.push((nth) =>
      postBytes(path, editedDraft(nth), {
        authorization: `Bearer ${instructor}`,
        'idempotency-key': `edit-${nth}`,
      }),
    );
  }
  connection.close();
  return requests;
}
