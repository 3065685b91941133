import type { Principal } from '@jalon/auth';
import { cents } from '@jalon/kernel';
import { fabien, legalAct, toldOn, withBudget } from '../commitment/commitments-under-test.ts';
import type { Answer, ServiceUnderTest } from '../service-under-test.ts';

/** Payment orders of 2016 on the service, each on a commitment of its own, to the club of the examples. */
export async function ordersOn(
  service: ServiceUnderTest,
  amounts: readonly number[],
): Promise<readonly string[]> {
  await withBudget(service, 50_000_00, 50_000_00);
  const account = { iban: 'FR76 3000 6000 0112 3456 7890 189', holder: 'Club', evidence: 'RIB' };
  await service.does('beneficiaries/P-CLUB/propose-account', 'finance', account);
  await service.does('beneficiaries/P-CLUB/confirm-account', fabien, { proposal: 'A1' });
  const told = toldOn(service);
  const orders: string[] = [];
  for (const [nth, amount] of amounts.entries()) {
    const id = await told.grant(`L${nth + 1}`, cents(amount));
    const on = `commitments/${id}`;
    await service.does(`${on}/commit-accounting`, 'finance', { number: `EC-${nth}`, exercice: 2016 });
    const legal = { act: legalAct, ej: String(2_102_368_400 + nth), exercice: 2016 };
    await service.does(`${on}/commit-legally`, 'finance', legal);
    const certificate = { kind: 'advance', basis: 'Décision attributive' };
    await service.does(`${on}/certify-service`, 'certificateur', certificate);
    await service.does(`${on}/settle-liquidation`, 'finance', { certificate: 'C1', amount });
    const order = { liquidation: 'Q1', exercice: 2016, pieces: ['decision', 'convention'] };
    await service.does(`${on}/issue-payment-order`, 'finance', order);
    orders.push(`${id}/2016-${String(nth + 1).padStart(5, '0')}`);
  }
  return orders;
}

/** A line of a local accountant's file, by what it says otherwise than the payment of the nth order. */
export interface TheirRow {
  readonly kind?: string;
  readonly number: number;
  readonly ej?: string;
  readonly euros: string;
  readonly day?: string;
  readonly reference: string;
  readonly motive?: string;
}

/** The file, in the accountant's words and separators. */
export function heliosFile(rows: readonly TheirRow[]): string {
  const lines = rows.map(
    ({ kind = 'Paiement', number, ej, euros, day = '20/01/2016', reference, motive = '' }) =>
      [
        kind,
        '2016',
        ej ?? String(2_102_368_400 + number - 1),
        number,
        euros,
        'CLUB DE ROUBAIX',
        '',
        day,
        reference,
        motive,
      ].join(';'),
  );
  const headers = 'Nature;Exercice;N° engagement;N° mandat;Montant;Tiers;SIRET;Date;Référence;Motif de rejet';
  return [headers, ...lines, ''].join('\r\n');
}

/** Imports a file; the last line of the answer. Bytes are as the encoding writes them. */
export async function importOn(
  service: ServiceUnderTest,
  text: string,
  query = '',
  {
    encoding = 'utf8',
    who = 'finance',
  }: { readonly encoding?: BufferEncoding; readonly who?: 'finance' | Principal } = {},
): Promise<Answer['body']> {
  const lines = await service.lines(`extracts?source=helios${query}`, who, Buffer.from(text, encoding), {
    'content-type': 'text/csv',
  });
  return lines.at(-1) ?? {};
}
