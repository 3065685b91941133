import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';

const club = {
  name: 'Club de Roubaix',
  identifiers: { siret: '38033590100027' },
  legalForm: 'private-law',
  commune: '59512',
  since: '2010-01-01',
};
const association = (name: string, rna: string) => ({
  name,
  identifiers: { rna },
  legalForm: 'private-law',
  since: '2010-01-01',
});

describe('Porteurs over HTTP', () => {
  let service: ServiceUnderTest;
  let id: string;
  beforeAll(async () => {
    service = await serviceUnderTest();
    id = await service.does('porteurs', 'instructeur', club);
  });
  afterAll(() => service.stop());

  it('are registered under a sayable reference, and found by name, by former name and by number', async () => {
    expect(id).toMatch(/^P-[0-9A-Z]{6}$/);
    service.on('2016-01-10');
    await service.does(`porteurs/${id}/rename`, 'instructeur', {
      name: 'Étoile des Trois-Ponts',
      since: '2016-01-01',
    });
    for (const words of ['etoile trois', 'roubaix', '38033590100027']) {
      const found = await service.get(`porteurs?q=${encodeURIComponent(words)}`);
      expect([words, found.body['total'], found.body['items']]).toEqual([
        words,
        1,
        [expect.objectContaining({ id, name: 'Étoile des Trois-Ponts' })],
      ]);
    }
    expect((await service.get('porteurs?commune=59512&legalForm=private-law')).body['total']).toBe(1);
    expect((await service.get('porteurs?legalForm=public-body')).body['total']).toBe(0);
  });

  it('are shown as they stand, with the revision, and as they were known on a day', async () => {
    const now = await service.get(`porteurs/${id}`);
    expect(now).toMatchObject({
      headers: { etag: '"1"' },
      body: { porteur: id, status: 'active', name: 'Étoile des Trois-Ponts', warnings: [] },
    });
    expect((await service.get(`porteurs/${id}?asOf=2015-12-31`)).body['name']).toBe('Club de Roubaix');
    expect(await service.get(`porteurs/${id}?asOf=2015-01-01`)).toMatchObject({
      status: 404,
      body: { code: 'porteur/not-found' },
    });
  });

  it('have the identity of a day, which is not what was known on a day', async () => {
    const { body } = await service.get(`porteurs/${id}?on=2015-06-01`);
    expect(body).toMatchObject({
      name: 'Étoile des Trois-Ponts',
      on: '2015-06-01',
      identity: { name: 'Club de Roubaix', identifiers: club.identifiers },
    });
    expect((await service.get(`porteurs/${id}?on=2009-12-31`)).body['identity']).toBeNull();
    // On 5 January the renaming of the 1st was not known yet.
    const unknown = await service.get(`porteurs/${id}?on=2016-01-05&asOf=2016-01-05`);
    expect(unknown.body['identity']).toMatchObject({ name: 'Club de Roubaix' });
    const known = await service.get(`porteurs/${id}?on=2016-01-05`);
    expect(known.body['identity']).toMatchObject({ name: 'Étoile des Trois-Ponts' });
  });

  it('share no identifier, not even when both are registered at once', async () => {
    const taken = await service.post('porteurs', 'admin', { ...club, name: 'Un autre' });
    expect(taken).toMatchObject({
      status: 409,
      body: { code: 'porteur/identifier-taken', facts: { identifier: '38033590100027', porteur: id } },
    });
    const rivals = ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq'].map((name) =>
      service.post('porteurs', 'instructeur', association(name, 'W591000077')),
    );
    const answers = await Promise.all(rivals);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    const winner = answers.find(({ status }) => status === 201)?.body['id'];
    for (const { status, body } of answers.filter(({ status: one }) => one === 409)) {
      expect([status, body['facts']]).toEqual([409, { identifier: 'W591000077', porteur: winner }]);
    }
    expect((await service.get('porteurs?q=W591000077')).body['total']).toBe(1);
  });

  it('leave no trace of a registration that was refused', async () => {
    const before = await service.engines.store.lastPosition();
    const half = { ...club, identifiers: { rna: 'W591000088', siret: '38033590100027' } };
    expect((await service.post('porteurs', 'instructeur', half)).status).toBe(409);
    expect(await service.engines.store.lastPosition()).toBe(before);
    // The RNA that came with the SIRET of another is still free.
    await service.does('porteurs', 'instructeur', association('La suivante', 'W591000088'));
  });

  it('answer the same registration twice with the same porteur, and write once', async () => {
    const key = { 'idempotency-key': 'enregistrer-1' };
    const body = association('Une seule fois', 'W591000099');
    const first = await service.post('porteurs', 'instructeur', body, key);
    const again = await service.post('porteurs', 'instructeur', body, key);
    expect(again.body).toEqual({ ...first.body, repeated: true });
    expect((await service.get('porteurs?q=une seule fois')).body['total']).toBe(1);
  });

  it('are warned of a RNA with letters, which SCDL does not take', async () => {
    const corsican = association('Corse en Nord', 'W2A1000001');
    const { status, body } = await service.post('porteurs', 'instructeur', corsican);
    expect(status).toBe(201);
    expect(body['warnings']).toMatchObject([{ code: 'porteur/rna-outside-scdl' }]);
  });

  it.each([
    ['3803359010002', 'length'],
    ['38033590 00027', 'non-digit'],
    ['3,80336E+13', 'scientific-notation'],
    ['38033590100027.0', 'trailing-decimal'],
    ['38033590100000', 'nic-zero'],
    ['38033590100028', 'luhn'],
  ])('are refused with the SIRET %s, for its own reason', async (siret, fault) => {
    const refused = await service.post('porteurs', 'instructeur', { ...club, identifiers: { siret } });
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 'porteur/unsound-siret', facts: { siret, fault, field: 'identifiers.siret' } },
    });
  });

  it('leave as a file for a spreadsheet, every one that matches', async () => {
    const { type, lines } = await service.file('porteurs?commune=59512&pageSize=1');
    expect(type).toMatch(/^text\/csv/);
    expect(lines).toEqual([
      '\uFEFFréférence,nom,siret,rna,forme juridique,commune,actif,depuis le,anciens noms',
      `${id},Étoile des Trois-Ponts,38033590100027,,private-law,59512,oui,2016-01-01,Club de Roubaix`,
      '',
    ]);
  });

  it('are kept by instructors and administrators alone', async () => {
    const refused = await service.post('porteurs', 'auditeur', association('Non', 'W591000055'));
    expect(refused).toMatchObject({
      status: 403,
      body: { code: 'porteur/role-refused', facts: { roles: ['instructeur', 'admin'] } },
    });
  });

  it('are told by name to whoever asks where everything is a demonstration, to act for one of them', async () => {
    const { status, body } = await service.get('demonstration/porteurs?q=trois');
    expect(status).toBe(200);
    expect(body).toEqual({ items: [{ id, name: 'Étoile des Trois-Ponts' }], total: 1 });
  });
});
