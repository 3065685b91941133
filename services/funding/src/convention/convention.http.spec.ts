import { somebody } from '@jalon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cents } from '@jalon/kernel';
import { club, commitmentsWrittenIn, openedAs } from '../porteur-grants/grant.examples.ts';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';
import { halfThenBalance, signatories } from './convention.examples.ts';

describe('Conventions over HTTP', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await serviceUnderTest();
    service.on('2016-05-20');
    const write = commitmentsWrittenIn(service, 'conventions');
    await write('D16-EXAMPL.1', openedAs({ granted: cents(20_000_00) }));
    await write('D16-SMALL1.1', openedAs({ dossier: 'D16-SMALL1', granted: cents(3_000_00) }));
  });
  afterAll(() => service.stop());

  const draft = (commitments: readonly string[], cause = 'threshold') =>
    service.post('conventions/D16-EXAMPL/draft', 'finance', { commitments, cause });

  it('are refused while nothing imposes them: 20 000 € and 3 000 € make 23 000 € exactly', async () => {
    expect(await draft(['D16-EXAMPL.1'])).toMatchObject({
      status: 409,
      body: { code: 'convention/not-imposed', rule: 'R7' },
    });
    expect(await draft(['D16-NOBODY.1'])).toMatchObject({
      status: 400,
      body: { code: 'convention/unknown-commitment' },
    });
  });

  it('are imposed by one cent more, granted in another dossier the same year (R8)', async () => {
    const write = commitmentsWrittenIn(service, 'one cent');
    await write('D16-CENT01.1', openedAs({ dossier: 'D16-CENT01', granted: cents(1) }));
    expect(await draft(['D16-EXAMPL.1'])).toMatchObject({ status: 201 });
    expect((await service.get('conventions/D16-EXAMPL')).body).toMatchObject({
      status: 'drafted',
      grounds: [{ funder: 'etat', year: 2016, total: 23_000_01, threshold: 23_000_00 }],
    });
  });

  it('take their schedule, refuse a wrong one, and are found in the list', async () => {
    const wrong = await service.post('conventions/D16-EXAMPL/agree-schedule', 'finance', {
      payments: halfThenBalance.slice(0, 1),
    });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'convention/shares-not-whole' } });
    service.on('2016-05-25');
    await service.does('conventions/D16-EXAMPL/agree-schedule', 'finance', { payments: halfThenBalance });
    const list = await service.get('conventions?status=scheduled&funder=etat&facets=status');
    expect(list.body).toMatchObject({
      total: 1,
      items: [{ dossier: 'D16-EXAMPL', amount: 20_000_00 }],
      facets: { status: [{ value: 'scheduled', count: 1 }] },
    });
    const before = await service.get('conventions?asOf=2016-05-24');
    expect(before.body['items']).toMatchObject([{ status: 'drafted', payments: [] }]);
  });

  it('are signed by what the dossier tells, and by nobody over HTTP', async () => {
    const signature = {
      commitments: ['D16-EXAMPL.1'],
      reference: 'CONV-1',
      signedOn: '2016-06-10',
      signatories,
    };
    expect(await service.post('conventions/D16-EXAMPL/sign', 'finance', signature)).toMatchObject({
      status: 404,
      body: { code: 'request/unknown-intent' },
    });
  });

  it('are read by their porteur, and by no other', async () => {
    const of = (organisation: string) => ({ ...somebody('porteur'), organisation });
    expect((await service.get('conventions', of(club.id))).body['total']).toBe(1);
    expect((await service.get('conventions', of('P-OTHER1'))).body['total']).toBe(0);
    expect((await service.get('conventions/D16-EXAMPL', of(club.id))).status).toBe(200);
    expect(await service.get('conventions/D16-EXAMPL', of('P-OTHER1'))).toMatchObject({
      status: 403,
      body: { code: 'convention/not-yours' },
    });
    expect(await service.get('conventions/D16-NOBODY')).toMatchObject({
      status: 404,
      body: { code: 'convention/not-found' },
    });
  });

  it('leave as a file for a spreadsheet', async () => {
    expect((await service.file('conventions')).lines).toEqual([
      '\uFEFFdossier,bénéficiaire,état,financeurs,montant (€),motif,préparée le,référence,signée le',
      'D16-EXAMPL,Club des Exemples,échéancier arrêté,etat,20000.00,etat 2016 : 23000.01 > 23000.00,2016-05-20,,',
      '',
    ]);
  });
});
