import { somebody } from '@jalon/testing';
import type { Principal } from '@jalon/auth';
import { campaign, contents, examples as dossierExamples } from '../dossier/dossier.examples.ts';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';

export const secretary = 'secretaire-comite';

/** What the agenda answers, as far as the tests look at it. */
export interface Agenda {
  readonly status: string;
  readonly items: readonly { readonly dossier: string; readonly opinion?: string }[];
}

/** A year in which a committee can sit, over HTTP, and what its tests do in it. */
export interface SittingYear {
  readonly service: ServiceUnderTest;
  readonly committee: string;
  /** @returns a dossier of the club, under instruction. */
  examined(title: string): Promise<string>;
  /** @returns a session of the committee. */
  scheduled(heldOn?: string): Promise<string>;
  /** Opens the session on 15 February 2016. */
  opened(session: string, present?: readonly string[]): Promise<void>;
  agendaOf(session: string): Promise<Agenda>;
  statusOf(dossier: string): Promise<string | undefined>;
}

export const item = (dossier: string) => ({
  dossier,
  instructionNote: 'À soutenir.',
  proposals: [{ lineId: 'L1', amount: 2_500_000 }],
});

/** The campaign of 2016, a club, and a committee of three of whom Paul holds an office at the club. */
export async function sittingYear(): Promise<SittingYear> {
  const service = await serviceUnderTest();
  const { opensAt, closesAt, nomenclature, themes, territories, funders, year } = campaign;
  const calendar = { opensAt, closesAt, nomenclature, themes, territories, funders };
  await service.does('campaigns', 'admin', { year, name: 'Programmation 2016', ...calendar });
  await service.does('campaigns/2016/open', 'admin');
  const organisation = await service.does('porteurs', 'instructeur', {
    name: 'Club de Roubaix',
    identifiers: { rna: 'W591000001' },
    legalForm: 'private-law',
    since: '2010-01-01',
  });
  const club: Principal = { ...somebody('porteur'), organisation };
  const committee = await service.does('committees', secretary, {
    name: 'Comité de Roubaix',
    campaign: '2016',
    scope: { kind: 'territory', codes: ['QP059082'] },
    quorumPercent: 50,
  });
  for (const [id, interests] of [
    ['lea', []],
    ['marc', []],
    ['paul', [organisation]],
  ] as const) {
    const member = { id, name: id, organisation: 'Ville de Roubaix', interests };
    await service.does(`committees/${committee}/appoint-member`, secretary, member);
  }

  return {
    service,
    committee,
    async examined(title) {
      service.on('2016-01-15');
      const dossier = await service.does('dossiers', club, { campaign: '2016', title });
      const does = (intent: keyof typeof dossierExamples, who: Principal | 'instructeur', fields = {}) =>
        service.does(`dossiers/${dossier}/${intent}`, who, {
          ...(dossierExamples[intent].fields as object),
          ...fields,
        });
      await does('edit-draft', club, { contents: { ...contents, title } });
      await does('submit', club);
      await does('declare-admissible', 'instructeur');
      const { id, name } = somebody('instructeur');
      await does('assign-instructor', 'instructeur', { instructor: { id, name } });
      await does('start-instruction', 'instructeur');
      return dossier;
    },
    scheduled: (heldOn = '2016-02-15') =>
      service.does('sessions', secretary, { committee, heldOn, place: 'Mairie de Roubaix' }),
    async opened(session, present = ['lea', 'marc']) {
      service.on('2016-02-15');
      await service.does(`sessions/${session}/open`, secretary, { chair: { id: 'lea', name: 'lea' } });
      await service.does(`sessions/${session}/record-attendance`, secretary, { present, excused: [] });
    },
    async agendaOf(session) {
      // The tests read what they look at, and jest compares it: no schema for an answer of ours.
      return (await service.get(`sessions/${session}/agenda`)).body as unknown as Agenda;
    },
    async statusOf(dossier) {
      const { state } = (await service.get(`dossiers/${dossier}`)).body as { state?: { status?: string } };
      return state?.status;
    },
  };
}
