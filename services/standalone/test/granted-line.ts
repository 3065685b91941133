import type { Principal, Role } from '@jalon/auth';

/** What a request of the whole was answered. */
export interface Told {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Asks the whole for something under a key of its own, so that what was asked and not answered can be asked again. */
export type Ask = (who: Role | Principal, path: string, payload: object, key: string) => Promise<Told>;

export interface GrantTerms {
  /** Today, by the clock of the whole: everything happens that day. */
  readonly day: string;
  /** Distinguishes the keys of one dossier from another's. */
  readonly name: string;
  /** In cents. Above 23 000 € a convention is imposed. */
  readonly amount: number;
}

/** Asks, and holds that it was done. @returns the answer's body. @throws Error with the refusal */
export async function done(ask: Ask, ...request: Parameters<Ask>): Promise<Told['body']> {
  const { status, body } = await ask(...request);
  if (status >= 300) throw new Error(`${request[1]}: ${String(status)} ${JSON.stringify(body)}`);
  return body;
}

/** The year of a programme: a campaign, a porteur, a committee of two. @returns their ids. */
export async function prepareTheYear(ask: Ask, day: string) {
  const year = Number(day.slice(0, 4));
  const campaign = String(year);
  await done(
    ask,
    'admin',
    'programmation/campaigns',
    {
      year,
      name: `Programmation ${campaign}`,
      opensAt: `${String(year - 1)}-10-01T00:00:00.000Z`,
      closesAt: `${campaign}-12-31T22:59:59.999Z`,
      nomenclature: 'contrat-2015',
      themes: ['2'],
      territories: ['metropolitan'],
      funders: [{ funder: 'etat', dispositif: 'contrat-de-ville' }],
    },
    'campaign',
  );
  await done(ask, 'admin', `programmation/campaigns/${campaign}/open`, {}, 'campaign-open');
  const { id: porteur } = await done(
    ask,
    'instructeur',
    'programmation/porteurs',
    {
      name: 'Club de Roubaix',
      identifiers: { rna: 'W591000001' },
      legalForm: 'private-law',
      since: '2010-01-01',
    },
    'porteur',
  );
  const { id: committee } = await done(
    ask,
    'secretaire-comite',
    'programmation/committees',
    { name: 'Métropole', campaign, scope: { kind: 'territory', codes: ['metropolitan'] }, quorumPercent: 50 },
    'committee',
  );
  for (const id of ['m1', 'm2']) {
    const member = { id, name: id, organisation: 'Ville de Roubaix', interests: [] };
    await done(
      ask,
      'secretaire-comite',
      `programmation/committees/${String(committee)}/appoint-member`,
      member,
      id,
    );
  }
  return { campaign, porteur: String(porteur), committee: String(committee) };
}

export type Year = Awaited<ReturnType<typeof prepareTheYear>>;

/** A dossier from its draft to the programming of its one line, L1. @returns its reference. */
export async function programmeALine(
  ask: Ask,
  { campaign, porteur, committee }: Year,
  terms: GrantTerms,
): Promise<string> {
  const { day, name, amount } = terms;
  const does = (role: Role, path: string, payload: object, step: string) =>
    done(ask, role, `programmation/${path}`, payload, `${name}/${step}`);
  const title = `Sport pour tous (${name})`;
  const opened = await does('instructeur', 'dossiers', { campaign, porteur, title }, 'draft');
  const reference = String(opened['reference']);
  const on = (role: Role, intent: string, payload: object) =>
    does(role, `dossiers/${reference}/${intent}`, payload, intent);
  const contents = contentsOf(title, day, amount);
  await on('instructeur', 'edit-draft', { contents });
  const republicanCommitment = Number(day.slice(0, 4)) >= 2022;
  await on('instructeur', 'submit', {
    signatory: 'La présidente',
    attestation: true,
    republicanCommitment,
  });
  const checklist = ['identity', 'statutes', 'budget', 'signature', 'bank-details'];
  await on('instructeur', 'declare-admissible', { checklist });
  const instructor = { id: 'instr-amelie-dubrulle', name: 'Amélie Dubrulle' };
  await on('instructeur', 'assign-instructor', { instructor });
  await on('instructeur', 'start-instruction', {});
  await passTheCommittee(ask, committee, reference, terms);
  return reference;
}

/** A session of the committee gives a favourable opinion on the line, and its amount is programmed. */
export async function passTheCommittee(
  ask: Ask,
  committee: string,
  dossier: string,
  { day, name, amount }: GrantTerms,
  again = '',
): Promise<void> {
  const does = (role: Role, path: string, payload: object, step: string) =>
    done(ask, role, `programmation/${path}`, payload, `${name}/${step}${again}`);
  const proposals = [{ lineId: 'L1', amount }];
  const place = { committee, heldOn: day, place: 'Roubaix' };
  const { id } = await does('secretaire-comite', 'sessions', place, 'session');
  const sitting = (role: Role, intent: string, payload: object) =>
    does(role, `sessions/${String(id)}/${intent}`, payload, `session-${intent}`);
  const note = { dossier, instructionNote: 'Une action utile.', proposals };
  await sitting('instructeur', 'add-agenda-item', note);
  await sitting('secretaire-comite', 'open', { chair: { id: 'm1', name: 'm1' } });
  await sitting('secretaire-comite', 'record-attendance', { present: ['m1', 'm2'], excused: [] });
  const ballots = ['m1', 'm2'].map((member) => ({ member, ballot: 'for' }));
  await sitting('secretaire-comite', 'record-opinion', { dossier, opinion: 'favourable', ballots });
  await sitting('secretaire-comite', 'close', {});
  await does('instructeur', `dossiers/${dossier}/program`, { lines: proposals }, 'program');
}

/** The decision on the line. */
export function grantTheLine(ask: Ask, reference: string, { day, name, amount }: GrantTerms, again = '') {
  const act = { reference: `A-${name}${again}`, date: day, signatory: { id: 'prefet', name: 'Le préfet' } };
  return done(
    ask,
    'decideur',
    `programmation/dossiers/${reference}/grant-line`,
    { lineId: 'L1', amount, act },
    `${name}/grant${again}`,
  );
}

/** Its notification to the porteur. */
export function notifyTheDecision(ask: Ask, reference: string, { name }: GrantTerms) {
  return done(
    ask,
    'instructeur',
    `programmation/dossiers/${reference}/notify-decision`,
    { channel: 'letter', template: 'attribution' },
    `${name}/notify`,
  );
}

/** An envelope of the State for contrats de ville, voted and allocated. @returns its id. */
export async function openTheEnvelope(ask: Ask, day: string, amount: number): Promise<string> {
  const year = Number(day.slice(0, 4));
  const act = { reference: 'BOP-147', date: day };
  const envelope = `etat.contrat-de-ville.${String(year)}`;
  const terms = { funder: 'etat', dispositif: 'contrat-de-ville', year, label: 'Contrat de ville', act };
  await done(ask, 'finance', `funding/envelopes/${envelope}/open`, terms, 'envelope');
  await fundTheEnvelope(ask, envelope, day, amount, 'first');
  return envelope;
}

/** More authority and payment credits for an envelope. */
export async function fundTheEnvelope(
  ask: Ask,
  envelope: string,
  day: string,
  amount: number,
  key: string,
): Promise<void> {
  const year = Number(day.slice(0, 4));
  const act = { reference: `BOP-147-${key}`, date: day };
  const path = `funding/envelopes/${envelope}`;
  await done(ask, 'finance', `${path}/vote-authority`, { amount, act }, `${key}/vote`);
  await done(ask, 'finance', `${path}/allocate`, { amount, act, operation: 'Actions' }, `${key}/allocate`);
  await done(
    ask,
    'finance',
    `${path}/open-payment-credits`,
    { amount, act, exercice: year },
    `${key}/credits`,
  );
}

function contentsOf(title: string, day: string, amount: number) {
  const year = Number(day.slice(0, 4));
  return {
    title,
    summary: 'Des créneaux de sport dans le quartier.',
    theme: { code: '2', nomenclature: 'contrat-2015' },
    territories: ['metropolitan'],
    startsOn: day,
    endsOn: `${String(year)}-12-31`,
    budget: {
      expenses: [{ label: 'Salaires', amount: 2 * amount }],
      resources: [
        { label: 'État', amount, line: 'L1' },
        { label: 'Fonds propres', amount },
      ],
    },
    lines: [{ lineId: 'L1', funder: 'etat', dispositif: 'contrat-de-ville', year, requested: amount }],
  };
}

/** The accounting commitment, then the legal one. */
export async function commitTheLine(ask: Ask, commitment: string, { day, name }: GrantTerms): Promise<void> {
  const exercice = Number(day.slice(0, 4));
  const path = `funding/commitments/${commitment}`;
  await done(ask, 'finance', `funding/exercices/${String(exercice)}/open`, {}, 'exercice');
  const accounting = { number: `EC-${name}`, exercice };
  await done(ask, 'finance', `${path}/commit-accounting`, accounting, `${name}/accounting`);
  const legal = { act: { reference: `A-${name}`, date: day }, ej: '2103456789', exercice };
  await done(ask, 'finance', `${path}/commit-legally`, legal, `${name}/legal`);
}

/** An advance: certified by one, settled and ordered by another, paid by the accountant to a confirmed account. */
export async function payTheLine(
  ask: Ask,
  porteur: string,
  commitment: string,
  { day, name }: GrantTerms,
  amount: number,
  pieces = ['decision'],
): Promise<void> {
  const path = `funding/commitments/${commitment}`;
  const exercice = Number(day.slice(0, 4));
  const account = { iban: 'FR1420041010050500013M02606', holder: 'Club de Roubaix', evidence: 'RIB' };
  const beneficiary = `funding/beneficiaries/${porteur}`;
  await done(ask, 'finance', `${beneficiary}/propose-account`, account, 'account');
  await done(ask, 'admin', `${beneficiary}/confirm-account`, { proposal: 'A1' }, 'account-confirmed');
  const asked = (role: Role, intent: string, payload: object) =>
    done(ask, role, `${path}/${intent}`, payload, `${name}/${intent}`);
  await asked('certificateur', 'certify-service', { kind: 'advance', basis: 'Décision notifiée.' });
  await asked('finance', 'settle-liquidation', { certificate: 'C1', amount });
  await asked('finance', 'issue-payment-order', { liquidation: 'Q1', exercice, pieces });
  const order = `${String(exercice)}-00001`;
  const payment = { order, amount, paidOn: day, reference: 'VIR-1' };
  await asked('finance', 'record-payment', payment);
}
