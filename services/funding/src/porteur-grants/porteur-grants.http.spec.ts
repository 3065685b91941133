import { somebody } from '@jalon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Day, cents } from '@jalon/kernel';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';
import { club, commitmentsWrittenIn, openedAs } from './grant.examples.ts';

describe('The grants of a porteur over HTTP', () => {
  let service: ServiceUnderTest;
  const path = `porteurs/${club.id}/grants`;
  beforeAll(async () => {
    service = await serviceUnderTest();
    const write = commitmentsWrittenIn(service, 'grants');
    service.on('2016-05-20');
    const act = { reference: 'ARR-2016-1', date: '2016-05-10' as Day };
    await write('D16-EXAMPL.1', openedAs());
    service.on('2016-06-01');
    await write(
      'D16-EXAMPL.1',
      {
        type: 'AccountingCommitmentMade',
        data: { number: 'EC-1', amount: cents(30_000_00), exercice: 2016, madeOn: '2016-06-01' as Day },
      },
      {
        type: 'LegalCommitmentMade',
        data: {
          act,
          ej: '2102368447',
          exercice: 2016,
          amount: cents(30_000_00),
          committedOn: '2016-06-01' as Day,
        },
      },
    );
    service.on('2017-05-20');
    await write('D17-EXAMPL.1', openedAs({ dossier: 'D17-EXAMPL', year: 2017, granted: cents(10_000_00) }));
  });
  afterAll(() => service.stop());

  it('show all years together, and what was known on a day', async () => {
    expect((await service.get(path)).body).toMatchObject({
      porteur: club.id,
      grants: [
        {
          commitment: 'D16-EXAMPL.1',
          exercices: [{ exercice: 2016, ej: '2102368447', committed: 30_000_00 }],
        },
        { commitment: 'D17-EXAMPL.1', exercices: [] },
      ],
      totals: { granted: 40_000_00, committed: 30_000_00 },
    });
    expect((await service.get(`${path}?asOf=2016-05-31`)).body).toMatchObject({
      grants: [{ commitment: 'D16-EXAMPL.1', exercices: [] }],
      totals: { granted: 30_000_00, committed: 0 },
    });
    expect((await service.get(`${path}?dossier=D17-EXAMPL`)).body['totals']).toMatchObject({
      granted: 10_000_00,
    });
  });

  it('are shown to the porteur itself, and to no other', async () => {
    const of = (organisation: string) => ({ ...somebody('porteur'), organisation });
    expect((await service.get(path, of(club.id))).status).toBe(200);
    expect(await service.get(path, of('P-OTHER1'))).toMatchObject({
      status: 403,
      body: { code: 'grants/not-yours' },
    });
  });

  it('leave as a file, a row for each exercice of each grant', async () => {
    const { lines } = await service.file(path);
    expect(lines.slice(1)).toEqual([
      'D16-EXAMPL,D16-EXAMPL.1,Ateliers du mercredi,etat,contrat-de-ville,2016,30000.00,2016,2102368447,30000.00,0.00,0.00,0.00,0.00,0.00',
      'D17-EXAMPL,D17-EXAMPL.1,Ateliers du mercredi,etat,contrat-de-ville,2017,10000.00,,,,,,,,',
      '',
    ]);
  });
});
