import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';
import { reportOddities } from './report-oddities.ts';

function figure(id: string, label: string): number | string | undefined {
  const oddity = reportOddities.find((one) => one.id === id);
  return [...(oddity?.found ?? []), ...(oddity?.computed ?? [])].find((one) => one.label === label)?.value;
}

describe('The oddities of the report', () => {
  it('leave 2 % of the renewal protocol, 190 000 €, unexplained (I1)', () => {
    expect(figure('I1', 'Somme des postes')).toBe(figure('I1', 'Total'));
    expect([figure('I1', 'Part inexpliquée'), figure('I1', 'Montant inexpliqué')]).toEqual([200, 190_000_00]);
  });

  it('tell four envelopes of 37 M€ and 21 449 166 € selected in three of them (I8)', () => {
    expect(figure('I8', 'Somme des enveloppes')).toBe(37_000_000_00);
    expect(figure('I8', 'Somme des montants retenus')).toBe(21_449_166_00);
    expect(figure('I8', 'Enveloppes sans ligne de dossiers retenus')).toBe(1);
    expect(figure('I8', 'Numérique : retenu')).toBeUndefined();
  });

  it('give 23 529 € per dossier processed, and no mean per action (I9)', () => {
    expect(figure('I9', 'Valeur par dossier traité')).toBe(23_529_41);
  });
});

describe('The oddities over HTTP', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await serviceUnderTest();
  });
  afterAll(() => service.stop());

  it('are listed, and each told with what it leaves open', async () => {
    const { body } = await service.get('oddities');
    expect((body['items'] as { id: string }[]).map(({ id }) => id)).toEqual(['I1', 'I8', 'I9', 'I13']);
    const { open } = (await service.get('oddities/I13')).body;
    expect(open).toBe('Aucun montant n’est donné pour ce budget.');
    expect(await service.get('oddities/I99')).toMatchObject({
      status: 404,
      body: { code: 'oddity/not-found' },
    });
  });
});
