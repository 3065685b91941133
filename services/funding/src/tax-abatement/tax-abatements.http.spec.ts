import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cents } from '@jalon/kernel';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';
import { personOf, plan, sheet, signature, terms } from './tax-abatement.examples.ts';

describe('Abatement conventions over HTTP', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await serviceUnderTest();
    service.on('2016-04-01');
    await service.does('tax-abatements/tfpb-loos/sign', 'decideur', terms);
    await service.does('tax-abatements/tfpb-hem/sign', 'decideur', { ...terms, city: 'Hem' });
    await service.does('tax-abatements/tfpb-loos/plan-year', 'finance', plan);
    service.on('2017-02-15');
    await service.does('tax-abatements/tfpb-loos/submit-balance', 'finance', sheet);
    await service.does('tax-abatements/tfpb-hem/submit-balance', 'finance', {
      ...sheet,
      saving: cents(700_000_00),
    });
    service.on('2017-03-20');
    for (const party of ['city', 'landlord', 'state'] as const) {
      await service.does('tax-abatements/tfpb-loos/sign-balance', 'decideur', signature(party));
    }
  });
  afterAll(() => service.stop());

  it('are listed with their years, what was valued and what lacks', async () => {
    const { body } = await service.get('tax-abatements?sort=city&year=2016&facets=years.status');
    expect(body).toMatchObject({
      total: 2,
      items: [
        {
          id: 'tfpb-hem',
          years: [{ year: 2016, status: 'submitted', valued: 660_000_00, shortfall: 40_000_00 }],
        },
        { id: 'tfpb-loos', years: [{ status: 'validated', saving: 300_000_00, shortfall: 0 }] },
      ],
    });
    expect((await service.get('tax-abatements?year=2017')).body['total']).toBe(0);
    expect((await service.get('tax-abatements?city=Hem')).body['total']).toBe(1);
  });

  it('are added up: what lacks in one is not mended by the excess of another', async () => {
    expect((await service.get('tax-abatements/totals?year=2016')).body).toEqual({
      year: 2016,
      conventions: 2,
      sheets: 2,
      validated: 1,
      saving: 1_000_000_00,
      valued: 1_320_000_00,
      shortfall: 40_000_00,
      ratio: 1.32,
    });
  });

  it('are read and added up as they were on a day', async () => {
    expect((await service.get('tax-abatements/totals?asOf=2016-12-31')).body).toMatchObject({
      year: null,
      conventions: 2,
      sheets: 0,
      saving: 0,
      ratio: null,
    });
    expect((await service.get('tax-abatements/tfpb-loos?asOf=2016-12-31')).body).toMatchObject({
      years: [{ year: 2016, status: 'planned', valued: 320_000_00 }],
    });
  });

  it('refuse to sign a sheet that does not cover the saving, in French and with the figures', async () => {
    const asked = { ...signature('state'), person: personOf('state') };
    expect(await service.post('tax-abatements/tfpb-hem/sign-balance', 'decideur', asked)).toMatchObject({
      status: 409,
      body: { code: 'tax-abatement/saving-not-covered', facts: { saving: 700_000_00, valued: 660_000_00 } },
    });
    expect((await service.get('tax-abatements/tfpb-nulle-part')).status).toBe(404);
  });

  it('leave as a file, in euros', async () => {
    const { lines } = await service.file('tax-abatements?sort=city');
    expect(lines[2]).toBe(
      'tfpb-loos,Bailleur des Weppes (exemple),Loos,QP059077,2016-03-30,2016 (validated),300000.00,660000.00',
    );
  });
});
