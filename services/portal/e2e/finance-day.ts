import {
  type GrantTerms,
  done,
  grantTheLine,
  notifyTheDecision,
  openTheEnvelope,
  prepareTheYear,
  programmeALine,
} from '@jalon/testing/granted-line';
import { askOver, readOver, until } from './asked-over-http.ts';

const day = new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(new Date());
export const year = day.slice(0, 4);
const terms: GrantTerms = { day, name: 'clavier', amount: 20_000_00 };

/** A line that is granted and notified today, its beneficiary's account confirmed: what finance begins with. @returns the commitment */
export async function grantedToday(url: string): Promise<string> {
  const ask = askOver(url);
  const programme = await prepareTheYear(ask, day);
  await openTheEnvelope(ask, day, 100_000_00);
  await done(ask, 'finance', `funding/exercices/${year}/open`, {}, 'exercice');
  const dossier = await programmeALine(ask, programme, terms);
  await grantTheLine(ask, dossier, terms);
  await notifyTheDecision(ask, dossier, terms);
  const id = `${dossier}.L1`;
  const account = { iban: 'FR1420041010050500013M02606', holder: 'Club de Roubaix', evidence: 'RIB' };
  const beneficiary = `funding/beneficiaries/${programme.porteur}`;
  await done(ask, 'finance', `${beneficiary}/propose-account`, account, 'account');
  await done(ask, 'admin', `${beneficiary}/confirm-account`, { proposal: 'A1' }, 'account-confirmed');
  await until(async () => {
    const sheet = await readOver<Sheet>(url, 'finance', `funding/commitments/${id}`);
    return sheet.status === 'reserved' && sheet.notification !== undefined;
  }, `${id} is reserved and notified`);
  return id;
}

interface Sheet {
  readonly status: string;
  readonly notification?: object;
  readonly terms: { readonly beneficiary: { readonly name: string; readonly siret?: string } };
  readonly legal?: { readonly ej: string };
  readonly legalNumbers: readonly { readonly ej: string; readonly exercice: number }[];
  readonly orders: readonly {
    readonly order: string;
    readonly number: number;
    readonly exercice: number;
    readonly amount: number;
  }[];
}

interface OrderToBePaid {
  readonly commitment: string;
  readonly reference: string;
  readonly row: string;
}

/** Orders of the demonstration that the accountant has not paid, each as the accountant would write its payment. */
export async function ordersToBePaid(url: string, most: number): Promise<readonly OrderToBePaid[]> {
  const { items } = await readOver<{
    readonly items: readonly { readonly commitment: string; readonly concerns: string }[];
  }>(url, 'finance', `funding/worklist?kind=pay&pageSize=${most}`);
  return Promise.all(
    items.map(async ({ commitment: id, concerns }, nth) => {
      const { orders, terms, legalNumbers } = await readOver<Sheet>(
        url,
        'finance',
        `funding/commitments/${id}`,
      );
      const order = orders.find((one) => one.order === concerns);
      if (order === undefined) throw new Error(`${id} has no order ${concerns}`);
      const ej = legalNumbers.findLast(({ exercice }) => exercice <= order.exercice)?.ej ?? '';
      const { name, siret = '' } = terms.beneficiary;
      const reference = `CLAVIER-000${nth + 1}`;
      const amount = (order.amount / 100).toFixed(2).replace('.', ',');
      const row = [
        'Paiement',
        order.exercice,
        ej,
        order.number,
        amount,
        name,
        siret,
        '20/07/2017',
        reference,
      ];
      return { commitment: id, reference, row: row.join(';') };
    }),
  );
}

/** The accountant's file: what is to be paid, among enough of what we do not know for its reading to be seen. */
export function fileOf(orders: readonly OrderToBePaid[]): string {
  const unknown = Array.from(
    { length: 1_500 },
    (_, nth) =>
      `Paiement;2017;2199${String(nth).padStart(6, '0')};${90_000 + nth};41,00;Inconnu;99999999900019;18/07/2017;INCONNU-${nth}`,
  );
  return [
    'Nature;Exercice;N° engagement;N° mandat;Montant;Tiers;SIRET;Date;Référence',
    ...orders.map(({ row }) => row),
    ...unknown,
  ].join('\r\n');
}
