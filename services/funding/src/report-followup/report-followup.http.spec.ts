import { somebody } from '@jalon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Day, cents } from '@jalon/kernel';
import { club, commitmentsWrittenIn, openedAs } from '../porteur-grants/grant.examples.ts';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';

const day = (text: string) => text as Day;
const due = { type: 'FinancialReportDue', data: { dueOn: day('2017-06-30') } } as const;

describe('Overdue reports over HTTP', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await serviceUnderTest();
    const write = commitmentsWrittenIn(service, 'reports');
    const second = { lineId: '2', funder: 'region', granted: cents(5_000_00) };
    service.on('2017-01-10');
    await write('D16-EXAMPL.1', openedAs(), due);
    await write('D16-EXAMPL.2', openedAs(second), due);
    await write('D16-INTIME.1', openedAs({ dossier: 'D16-INTIME' }), due);
    await write('D16-GONE01.1', openedAs({ dossier: 'D16-GONE01' }), due);
    service.on('2017-06-15');
    for (const line of ['1', '2']) {
      await write(`D16-EXAMPL.${line}`, { type: 'FinancialReportReminded', data: { moment: 'J-15' } });
    }
    await write('D16-INTIME.1', {
      type: 'FinancialReportReceived',
      data: { receivedOn: day('2017-06-15') },
    });
    await write('D16-GONE01.1', {
      type: 'CommitmentCancelled',
      data: { amount: cents(30_000_00), reason: 'Retrait' },
    });
    service.on('2017-09-01');
    await write('D16-INTIME.1', {
      type: 'FinancialReportAccepted',
      data: { actualCost: cents(59_000_00), acceptedOn: day('2017-09-01') },
    });
  });
  afterAll(() => service.stop());

  const dossiers = async (query: string) =>
    ((await service.get(`overdue-reports${query}`)).body['items'] as { dossier: string }[]).map(
      ({ dossier }) => dossier,
    );

  it('tell each late dossier once, with its reminders and the days', async () => {
    expect((await service.get('overdue-reports')).body).toMatchObject({
      total: 1,
      items: [
        {
          dossier: 'D16-EXAMPL',
          funders: ['etat', 'region'],
          reminders: [{ moment: 'J-15', on: '2017-06-15' }],
          situation: 'overdue',
          daysLate: 63,
        },
      ],
    });
  });

  it('are judged on the day that is asked', async () => {
    expect(await dossiers('?on=2017-06-30')).toEqual([]);
    expect(await dossiers('?on=2017-07-01')).toEqual(['D16-EXAMPL']);
  });

  it('are judged with what was known then', async () => {
    expect(await dossiers('?asOf=2017-06-14&on=2017-07-01')).toEqual([
      'D16-EXAMPL',
      'D16-GONE01',
      'D16-INTIME',
    ]);
  });

  it('stand beside those that are awaited, received and accepted', async () => {
    expect(await dossiers('?situation=awaited')).toEqual(['D16-EXAMPL']);
    expect(await dossiers('?situation=received&on=2017-08-31')).toEqual(['D16-INTIME']);
    expect(await dossiers('?situation=accepted')).toEqual(['D16-INTIME']);
    expect(await dossiers('?situation=all&funder=region')).toEqual(['D16-EXAMPL']);
  });

  it('are a porteur’s own only, and leave as a file', async () => {
    const of = (organisation: string) => ({ ...somebody('porteur'), organisation });
    expect((await service.get('overdue-reports', of(club.id))).body['total']).toBe(1);
    expect((await service.get('overdue-reports', of('P-OTHER1'))).body['total']).toBe(0);
    expect((await service.file('overdue-reports')).lines[1]).toBe(
      'D16-EXAMPL,Ateliers du mercredi,Club des Exemples,"etat ; region",35000.00,2017-06-30,J-15 (2017-06-15),,,en retard,63',
    );
  });
});
