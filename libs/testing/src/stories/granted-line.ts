import type { Role } from '@jalon/auth';
import { type Ask, type GrantTerms, done } from './ask.ts';

/** What the people of a year are called, when it matters. */
export interface YearNames {
  readonly campaign?: string;
  readonly porteur?: string;
  readonly committee?: string;
  readonly member?: string;
}

/** The year of a programme: a campaign, a porteur, a committee of two. @returns their ids. */
export async function prepareTheYear(ask: Ask, day: string, names: YearNames = {}) {
  const year = Number(day.slice(0, 4));
  const campaign = String(year);
  await done(
    ask,
    'admin',
    'programmation/campaigns',
    {
      year,
      name: names.campaign ?? `Programmation ${campaign}`,
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
      name: names.porteur ?? 'Club de Roubaix',
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
    {
      name: names.committee ?? 'Métropole',
      campaign,
      scope: { kind: 'territory', codes: ['metropolitan'] },
      quorumPercent: 50,
    },
    'committee',
  );
  for (const id of ['m1', 'm2']) {
    const member = { id, name: names.member ?? id, organisation: 'Ville de Roubaix', interests: [] };
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
  const title = terms.title ?? `Sport pour tous (${name})`;
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
