/**
 * The tour of the README, played against a running Jalon: `npm run tour` (or `-- --url http://127.0.0.1:3000`; with
 * `--funding http://127.0.0.1:3001` when funding runs in a process of its own).
 * Every step is one request by one person; it prints what was asked and what came back, and stops at the first surprise.
 */
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { url: { type: 'string', default: 'http://127.0.0.1:3000' }, funding: { type: 'string' } },
});
const root = `${values.url}/api`;
const addressOf = (path) =>
  path.startsWith('funding/')
    ? `${values.funding ?? values.url}/api/${path}`
    : `${root}/programmation/${path}`;
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
  const answer = await fetch(addressOf(path), {
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

/** Looks again until the other service has heard. */
async function until(path, seen) {
  for (let tries = 0; tries < 50; tries++) {
    const { token: bearer } = await token('auditeur');
    const answer = await fetch(addressOf(path), {
      headers: { authorization: `Bearer ${bearer}` },
    });
    const result = answer.ok ? await answer.json() : undefined;
    if (result !== undefined && seen(result)) return result;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${path} : l’autre service n’a rien dit en 5 s`);
}

const now = new Date();
const day = (offset) => new Date(now.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
const year = now.getUTCFullYear() + 1;
const suffix = now.getTime().toString(36).toUpperCase();

console.log('--- Le registre : les dossiers d’un quartier (Les Oliveaux, Loos)');
const { items } = await get('instructeur', 'dossiers?quartier=QP059077&pageSize=3&facets=status');
const past = items[0]?.reference;
if (past !== undefined) {
  await get('auditeur', `dossiers/${past}/history`);
  const then = await get('auditeur', `dossiers/${past}?asOf=2016-03-01`, [200, 404]);
  console.log(`    le dossier ${past} au 1er mars 2016 : ${then.state?.status ?? 'pas encore connu'}`);
}

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

console.log('--- Le budget : une enveloppe, ses AE et ses CP');
const exercice = now.getUTCFullYear();
const envelope = `etat.contrat-de-ville.${year}`;
const budget = { reference: `BP-${suffix}`, date: day(0) };
await post('finance', `funding/exercices/${exercice}/open`, {}, [200, 201, 409]);
await post(
  'finance',
  `funding/envelopes/${envelope}/open`,
  { funder: 'etat', dispositif: 'contrat-de-ville', year, label: 'Contrat de ville (visite)', act: budget },
  [201, 409],
);
await post('finance', `funding/envelopes/${envelope}/vote-authority`, { amount: 2_000_000, act: budget });
await post('finance', `funding/envelopes/${envelope}/allocate`, {
  amount: 2_000_000,
  act: budget,
  operation: 'Programmation',
});
await post('finance', `funding/envelopes/${envelope}/open-payment-credits`, {
  amount: 3_000_000,
  act: budget,
  exercice,
});

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

console.log('--- Le crédit manque : le refus revient au dossier, puis l’enveloppe est abondée');
const commitment = `funding/commitments/${reference}.L1`;
const first = await until(commitment, ({ status }) => status === 'denied' || status === 'reserved');
if (first.status === 'denied') {
  await until(`dossiers/${reference}`, ({ chapters }) =>
    chapters.money?.some(({ type }) => type === 'FundingRefused'),
  );
  const more = { amount: 2_800_000, act: budget };
  await post('finance', `funding/envelopes/${envelope}/vote-authority`, more);
  await post('finance', `funding/envelopes/${envelope}/allocate`, { ...more, operation: 'Programmation' });
  await post('finance', `${commitment}/retry-reservation`);
}

console.log('--- L’engagement : pas sans convention au-dessus de 23 000 € (R7)');
await post('finance', `${commitment}/commit-accounting`, { number: `EC-${suffix}`, exercice });
const legal = {
  act: { reference: act.reference, date: act.date },
  ej: `21${String(now.getTime()).slice(-8)}`,
  exercice,
};
await post('finance', `${commitment}/commit-legally`, legal, [409]);
await post('instructeur', `dossiers/${reference}/sign-convention`, {
  lineIds: ['L1'],
  reference: `CONV-${suffix}`,
  signedOn: day(0),
  signatories: [
    { id: decider.id, name: decider.name },
    { id: 'presidente', name: 'La présidente' },
  ],
});
await until(commitment, ({ convention }) => convention !== undefined);
await post('finance', `${commitment}/commit-legally`, legal);

console.log('--- Le paiement : qui certifie ne liquide pas, un compte se confirme à deux (R3)');
await post('finance', `funding/beneficiaries/${porteur}/propose-account`, {
  iban: 'FR76 3000 6000 0112 3456 7890 189',
  holder: 'Les Amis de la visite',
  evidence: 'RIB du dossier',
});
const { proposals } = await get('finance', `funding/beneficiaries/${porteur}`);
const proposal = (proposals ?? []).at(-1)?.proposal ?? 'A1';
await post('finance', `funding/beneficiaries/${porteur}/confirm-account`, { proposal }, [403, 409]);
await post('admin', `funding/beneficiaries/${porteur}/confirm-account`, { proposal });
await post('certificateur', `${commitment}/certify-service`, {
  kind: 'advance',
  basis: 'Décision notifiée.',
});
await post('finance', `${commitment}/settle-liquidation`, { certificate: 'C1', amount: 1_400_000 });
const pieces = ['decision', 'convention'];
await post(
  'finance',
  `${commitment}/issue-payment-order`,
  { liquidation: 'Q1', exercice, pieces: [] },
  [409],
);
await post('finance', `${commitment}/issue-payment-order`, { liquidation: 'Q1', exercice, pieces });
const { orders } = await get('finance', commitment);
const { order } = orders.at(-1);
await post('finance', `${commitment}/record-payment`, {
  order,
  amount: 1_400_000,
  paidOn: day(0),
  reference: `VIR-${suffix}`,
});
await until(`dossiers/${reference}`, ({ chapters }) =>
  chapters.money?.some(({ type }) => type === 'FundingPaid'),
);
await get(club, `dossiers/${reference}`);
await get('finance', `funding/envelopes/${envelope}/consumption`);
await get('auditeur', `funding/trial-balance?exercice=${exercice}`);
await get('auditeur', 'funding/separation-of-duties');

console.log('--- L’histoire : qui, quand, quoi');
const { items: history } = await get('auditeur', `dossiers/${reference}/history`);
for (const { revision, type, by } of history)
  console.log(`    ${String(revision).padStart(2)}  ${type.padEnd(24)} ${by.id}`);
console.log(`La visite est finie : ${root}/programmation/dossiers/${reference}`);
