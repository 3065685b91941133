import { randomUUID } from 'node:crypto';

/** Who asks: a role, and the porteur or the body that they act for. */
type Asker = readonly [role: string, organisation?: string];

export interface NewYear {
  readonly campaign: string;
  readonly committee: string;
  readonly session: string;
  /** Another of the same committee, today too. */
  readonly secondSession: string;
  /** Dossiers ready for the committee, by title. */
  readonly ready: ReadonlyMap<string, string>;
}

const council: Asker = ['secretaire-comite'];
const instructor: Asker = ['instructeur'];
const members = [
  ['m-1', 'Hervé Taffin', 'État'],
  ['m-2', 'Sylvie Caudron', 'Métropole Européenne de Lille'],
  ['m-3', 'Ghislaine Verhaeghe', 'Région'],
  ['m-4', 'Laurence Pruvost', 'Ville de Roubaix'],
  ['m-5', 'Jacques Ferrahi', 'Conseil citoyen'],
  ['m-6', 'Omar Ghesquière', 'Bailleur social'],
] as const;
const porteurs = ['P-XS44Z1', 'P-ETNESY', 'P-4KD0YE', 'P-HAX6XQ'] as const;

/** What the member Jacques Ferrahi has an interest in. */
export const interestOfOneMember = porteurs[0];

/**
 * The demonstration's campaign is over: a campaign that is open today, with a committee, a session of today and dossiers
 * that are ready for it, told over HTTP by those whose task each of it is.
 */
export async function newYear(url: string, titles: readonly string[]): Promise<NewYear> {
  const ask = asker(url);
  const year = new Date().getUTCFullYear() + 1;
  const campaign = String(year);
  const last = await ask(['admin'], 'campaigns/2016');
  await ask(['admin'], 'campaigns', {
    year,
    name: `Programmation ${campaign}`,
    opensAt: `${year - 1}-01-01T00:00:00.000Z`,
    closesAt: `${year}-12-31T21:59:59.999Z`,
    nomenclature: last['nomenclature'],
    themes: last['themes'],
    territories: last['territories'],
    funders: last['funders'],
  });
  await ask(['admin'], `campaigns/${campaign}/open`, {});
  const committee = idOf(
    await ask(council, 'committees', {
      name: `Comité de Roubaix ${campaign}`,
      campaign,
      scope: { kind: 'territory', codes: ['QP059083', '59512'] },
      quorumPercent: 50,
    }),
  );
  for (const [id, name, organisation] of members) {
    const interests = id === 'm-5' ? [interestOfOneMember] : [];
    await ask(council, `committees/${committee}/appoint-member`, { id, name, organisation, interests });
  }
  const heldOn = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' });
  const sitting = { committee, heldOn, place: 'Mairie de Roubaix' };
  const session = idOf(await ask(council, 'sessions', sitting));
  const secondSession = idOf(await ask(council, 'sessions', sitting));
  const ready = new Map<string, string>();
  for (const [nth, title] of titles.entries()) {
    const porteur: Asker = ['porteur', porteurs[nth % porteurs.length] ?? porteurs[0]];
    ready.set(title, await readyDossier(ask, { year, title, porteur, last }));
  }
  return { campaign, committee, session, secondSession, ready };
}

async function readyDossier(
  ask: ReturnType<typeof asker>,
  given: {
    readonly year: number;
    readonly title: string;
    readonly porteur: Asker;
    readonly last: Readonly<Record<string, unknown>>;
  },
): Promise<string> {
  const { year, title, porteur, last } = given;
  const reference = String((await ask(porteur, 'dossiers', { campaign: String(year), title }))['reference']);
  const requested = 400_000;
  const [code] = last['themes'] as readonly string[];
  await ask(porteur, `dossiers/${reference}/edit-draft`, {
    contents: {
      summary: `${title}, avec les écoles du quartier.`,
      theme: { code, nomenclature: last['nomenclature'] },
      territories: ['59512', 'QP059083'],
      startsOn: `${year}-03-01`,
      endsOn: `${year}-11-30`,
      budget: {
        expenses: [{ label: 'Charges de personnel', amount: requested + 100_000 }],
        resources: [
          { label: 'État', amount: requested, line: 'L1' },
          { label: 'Fonds propres', amount: 100_000 },
        ],
      },
      lines: [{ lineId: 'L1', funder: 'etat', dispositif: 'contrat-de-ville', year, requested }],
    },
  });
  const submission = {
    signatory: 'Camille Roussel, présidente',
    attestation: true,
    republicanCommitment: true,
  };
  await ask(porteur, `dossiers/${reference}/submit`, submission);
  const checklist = ['identity', 'statutes', 'budget', 'signature', 'bank-details'];
  await ask(instructor, `dossiers/${reference}/declare-admissible`, { checklist });
  const holder = { id: 'instr-amelie-dubrulle', name: 'Amélie Dubrulle' };
  await ask(instructor, `dossiers/${reference}/assign-instructor`, { instructor: holder });
  await ask(instructor, `dossiers/${reference}/start-instruction`, {});
  return reference;
}

/** Asks the programmation as somebody: GET without a body, POST with one. */
function asker(url: string) {
  const tokens = new Map<string, string>();
  const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const tokenOf = async ([role, organisation]: Asker) => {
    const key = `${role} ${organisation ?? ''}`;
    const answer =
      tokens.get(key) ?? (await answered(await post('/api/auth/demo-tokens', { role, organisation })));
    const token = typeof answer === 'string' ? answer : String(answer['token']);
    tokens.set(key, token);
    return token;
  };
  return async (who: Asker, path: string, body?: unknown) => {
    const authorization = `Bearer ${await tokenOf(who)}`;
    const address = `/api/programmation/${path}`;
    if (body === undefined) return answered(await fetch(url + address, { headers: { authorization } }));
    return answered(await post(address, body, { authorization, 'idempotency-key': randomUUID() }));
  };
}

async function answered(answer: Response): Promise<Readonly<Record<string, unknown>>> {
  const body = (await answer.json()) as Readonly<Record<string, unknown>>;
  if (!answer.ok) throw new Error(`${answer.url}: ${JSON.stringify(body)}`);
  return body;
}

function idOf(answer: Readonly<Record<string, unknown>>): string {
  return String(answer['id']);
}
