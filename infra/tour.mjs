/**
 * The tour of the README, played against a running Jalon: `npm run tour` (or `-- --url http://127.0.0.1:3000`).
 * Every step is one request by one person; it prints what was asked and what came back, and stops at the first surprise.
 */
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { url: { type: 'string', default: 'http://127.0.0.1:3000' } } });
const root = `${values.url}/api`;
const tokens = new Map();

async function token(role, organisation) {
  const key = `${role}/${organisation ?? ''}`;
  if (!tokens.has(key)) {
    const answer = await fetch(`${root}/auth/demo-tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role, ...(organisation && { organisation }) }),
    });
    tokens.set(key, await answer.json());
  }
  return tokens.get(key);
}

async function ask(who, method, path, body, expected = [200, 201]) {
  const [role, organisation] = who.split('/');
  const { token: bearer } = await token(role, organisation);
  const answer = await fetch(`${root}/programmation/${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const result = await answer.json();
  console.log(
    `${role.padEnd(18)} ${method.padEnd(4)} ${path.padEnd(58)} ${answer.status} ${shortly(result)}`,
  );
  if (!expected.includes(answer.status))
    throw new Error(`${answer.status} : ${JSON.stringify(result, null, 2)}`);
  return result;
}

function shortly(result) {
  if (result.detail) return `${result.rule ? `${result.rule}, ` : ''}${result.detail}`;
  if (result.events) return result.events.map(({ type }) => type).join(', ');
  if (typeof result.total === 'number') return `${result.total} en tout`;
  return result.status ?? '';
}

const get = (who, path, expected) => ask(who, 'GET', path, undefined, expected);
const post = (who, path, body = {}, expected) => ask(who, 'POST', path, body, expected);

const now = new Date();
const day = (offset) => new Date(now.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
const year = now.getUTCFullYear() + 1;
const suffix = now.getTime().toString(36).toUpperCase();

console.log('--- Le registre : les dossiers d’un quartier (Les Oliveaux, Loos)');
const { items } = await get('instructeur', 'dossiers?quartier=QP059077&pageSize=3&facets=status');
const past = items[0].reference;
await get('auditeur', `dossiers/${past}/history`);
const then = await get('auditeur', `dossiers/${past}?asOf=2016-03-01`, [200, 404]);
console.log(`    le dossier ${past} au 1er mars 2016 : ${then.state?.status ?? 'pas encore connu'}`);

console.log('--- Une campagne, un porteur, un dossier');
await post(
  'admin',
  'campaigns',
  {
    year,
    name: `Programmation ${year} (visite)`,
    opensAt: new Date(now.getTime() - 86_400_000).toISOString(),
    closesAt: new Date(now.getTime() + 30 * 86_400_000).toISOString(),
    nomenclature: 'contrat-2015',
    themes: ['1', '2', '3'],
    territories: ['QP059077', '59360'],
    funders: [{ funder: 'etat', dispositif: 'contrat-de-ville' }],
  },
  [201, 409],
);
await post('admin', `campaigns/${year}/open`, {}, [200, 409]);
const { id: porteur } = await post('instructeur', 'porteurs', {
  name: `Les Amis de la visite ${suffix}`,
  identifiers: { rna: `W59${String(now.getTime()).slice(-7)}` },
  legalForm: 'private-law',
  commune: '59360',
  since: day(-1000),
});
const club = `porteur/${porteur}`;
const { reference } = await post(club, 'dossiers', {
  campaign: String(year),
  title: `Atelier vélo ${suffix}`,
});
await post(
  club,
  `dossiers/${reference}/submit`,
  { signatory: 'La présidente', attestation: true, republicanCommitment: true },
  [400, 409],
);
await post(club, `dossiers/${reference}/edit-draft`, {
  contents: {
    summary: 'Réparer son vélo au pied des tours, deux fois par semaine.',
    theme: { code: '2', nomenclature: 'contrat-2015' },
    territories: ['QP059077'],
    startsOn: day(40),
    endsOn: day(200),
    budget: {
      expenses: [{ label: 'Salaires et outils', amount: 4_000_000 }],
      resources: [
        { label: 'État', amount: 3_000_000, line: 'L1' },
        { label: 'Fonds propres', amount: 1_000_000 },
      ],
    },
    lines: [{ lineId: 'L1', funder: 'etat', dispositif: 'contrat-de-ville', year, requested: 3_000_000 }],
  },
});
await post(club, `dossiers/${reference}/submit`, {
  signatory: 'La présidente',
  attestation: true,
  republicanCommitment: true,
});

console.log('--- L’instruction : complément, recevabilité, note');
await post('instructeur', `dossiers/${reference}/request-complements`, {
  ground: 'incomplete',
  items: ['RIB'],
  dueOn: day(15),
});
await post(club, `dossiers/${reference}/provide-complements`, { items: ['RIB'] });
await post('instructeur', `dossiers/${reference}/declare-admissible`, {
  checklist: ['identity', 'statutes', 'budget', 'signature', 'bank-details'],
});
const { persona: instructor } = await token('instructeur');
await post('instructeur', `dossiers/${reference}/assign-instructor`, {
  instructor: { id: instructor.id, name: instructor.name },
});
await post('instructeur', `dossiers/${reference}/start-instruction`);
await post('instructeur', `dossiers/${reference}/write-note`, {
  text: 'Projet solide ; le local reste à confirmer.',
});

console.log('--- Le comité : ordre du jour, déport, vote');
const { id: committee } = await post('secretaire-comite', 'committees', {
  name: `Comité de Loos ${suffix}`,
  campaign: String(year),
  scope: { kind: 'territory', codes: ['QP059077'] },
  quorumPercent: 50,
});
for (const [id, interests] of [
  ['m1', []],
  ['m2', []],
  ['m3', [porteur]],
]) {
  await post('secretaire-comite', `committees/${committee}/appoint-member`, {
    id,
    name: `Membre ${id}`,
    organisation: 'Ville de Loos',
    interests,
  });
}
const { id: session } = await post('secretaire-comite', 'sessions', {
  committee,
  heldOn: day(0),
  place: 'Mairie de Loos',
});
await post('instructeur', `sessions/${session}/add-agenda-item`, {
  dossier: reference,
  instructionNote: 'Avis favorable de l’instructeur, à hauteur de 28 000 €.',
  proposals: [{ lineId: 'L1', amount: 2_800_000 }],
});
await post('secretaire-comite', `sessions/${session}/open`, { chair: { id: 'm1', name: 'Membre m1' } });
await post('secretaire-comite', `sessions/${session}/record-attendance`, {
  present: ['m1', 'm2', 'm3'],
  excused: [],
});
const ballots = ['m1', 'm2'].map((member) => ({ member, ballot: 'for' }));
await post(
  'secretaire-comite',
  `sessions/${session}/record-opinion`,
  { dossier: reference, opinion: 'favourable', ballots },
  [409],
);
await post('secretaire-comite', `sessions/${session}/recuse-member`, {
  member: 'm3',
  dossier: reference,
  interest: 'Trésorier du porteur',
});
await post('secretaire-comite', `sessions/${session}/record-opinion`, {
  dossier: reference,
  opinion: 'favourable',
  ballots,
});
await post('secretaire-comite', `sessions/${session}/close`);

console.log('--- La décision : celui qui propose ne décide pas');
await post('instructeur', `dossiers/${reference}/program`, { lines: [{ lineId: 'L1', amount: 2_800_000 }] });
const { persona: decider } = await token('decideur');
const act = { reference: `ARR-${suffix}`, date: day(0), signatory: { id: decider.id, name: decider.name } };
await post(
  'instructeur',
  `dossiers/${reference}/grant-line`,
  { lineId: 'L1', amount: 2_800_000, act },
  [403],
);
await post('decideur', `dossiers/${reference}/grant-line`, { lineId: 'L1', amount: 2_800_000, act });
await post('instructeur', `dossiers/${reference}/notify-decision`, {
  channel: 'electronic',
  template: 'decision-2016',
});

console.log('--- L’histoire : qui, quand, quoi');
const { items: history } = await get('auditeur', `dossiers/${reference}/history`);
for (const { revision, type, by } of history)
  console.log(`    ${String(revision).padStart(2)}  ${type.padEnd(24)} ${by.id}`);
console.log(`La visite est finie : ${root}/programmation/dossiers/${reference}`);
