import { readFileSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { join } from 'node:path';
import { derivedId } from '@jalon/event-store';
import { openSqliteEventStore } from '@jalon/event-store/sqlite';
import { ManualClock, instant, plainEuros } from '@jalon/kernel';
import { memoryReadModels } from '@jalon/read-models/memory';
import { receiveFile } from '@jalon/received-file';
import {
  sowExtract,
  sownFaultNames,
} from '../../../services/funding/src/reconciliation/generator/extract-generator.ts';
import { ordersOf2016 } from '../../../services/funding/src/reconciliation/generator/orders.examples.ts';
import { openExtractImport } from '../../../services/funding/src/reconciliation/open-extract-import.ts';

const finance = { id: 'farah', name: 'Farah', role: 'finance' };
const actor = { id: finance.id, role: finance.role };

/** The orders and the extracts that every contender reads: a fifth of the lines are the programme's, two in a hundred of each fault. */
export function sow({ folder, orders: count, lines, seed }) {
  const orders = ordersOf2016(count, seed);
  const shares = Object.fromEntries(sownFaultNames.map((fault) => [fault, 0.02]));
  const strangers = lines / count - 1;
  const year = sowExtract(orders, { seed, shares, strangers, withExercice: true });
  const before = sowExtract(orders.slice(0, 2_000), {
    seed: seed + 1,
    shares,
    strangers,
    withExercice: false,
  });
  writeFileSync(join(folder, 'orders.json'), JSON.stringify(orders));
  writeFileSync(join(folder, 'extract.csv'), helios(year.lines));
  writeFileSync(join(folder, 'before.tsv'), chorus(before.lines));
  return year.lines.length;
}

const french = (day) => day.split('-').reverse().join('/');

function helios(lines) {
  const rows = lines.map(({ content: { ej, number, amount, beneficiary, siret, day, reference } }) =>
    [
      'Paiement',
      2016,
      ej,
      number,
      plainEuros(amount).replace('.', ','),
      beneficiary,
      siret ?? '',
      french(day),
      reference,
    ].join(';'),
  );
  const headers = 'Nature;Exercice;N° engagement;N° mandat;Montant;Tiers;SIRET;Date;Référence';
  return `${[headers, ...rows].join('\n')}\n`;
}

function chorus(lines) {
  const rows = lines.map(({ content: { ej, number, amount, beneficiary, siret, day, reference } }) =>
    ['Payée', ej, number, plainEuros(amount), beneficiary, siret ?? '', day, reference].join('\t'),
  );
  const headers = [
    'Statut',
    'N° EJ',
    'N° DP',
    'Montant',
    'Nom du tiers',
    'SIRET',
    'Date comptable',
    'N° pièce',
  ];
  return `${[headers.join('\t'), ...rows].join('\n')}\n`;
}

/** The log of the orders, and what reconciles with them. A smaller extract of another source comes first, not measured. */
export async function openReconcile({ folder, directory }) {
  const clock = new ManualClock(instant('2017-02-01T10:00:00Z'));
  const store = openSqliteEventStore({ file: join(directory, 'jalon.db'), clock });
  const readModels = memoryReadModels({ store });
  const { importer } = openExtractImport({ store, clock, readModels });
  await issue(store, JSON.parse(readFileSync(join(folder, 'orders.json'), 'utf8')));
  await readModels.start();
  const take = async (name, source) => {
    const bytes = readFileSync(join(folder, name));
    const file = await receiveFile(name, Readable.from([bytes]));
    const command = { commandId: derivedId('bench', name), actor };
    const period = { from: '2016-01-01', until: '2016-12-31' };
    const { state } = await importer.import(file, { source, period }, command, finance);
    await readModels.waitFor(await store.lastPosition(), 60_000);
    await file.discard();
    return { lines: state.received.lines, found: state.compared.states.matched };
  };
  await take('before.tsv', 'chorus');
  return {
    reconcile: () => take('extract.csv', 'helios'),
    async close() {
      await readModels.stop();
      await store.close();
    },
  };
}

function issue(store, orders) {
  const commitments = Map.groupBy(orders, ({ commitment }) => commitment);
  return Promise.all(
    [...commitments].map(([commitment, its]) => {
      const [first] = its;
      const facts = [
        ['CommitmentOpened', { commitment, beneficiary: { ...first.beneficiary, legalForm: 'private-law' } }],
        ...first.legalNumbers.map(({ ej, exercice }) => [
          'LegalNumberChanged',
          { ej, exercice, since: `${exercice}-01-01` },
        ]),
        ...its.map(({ order, number, exercice, amount, issuedOn }) => [
          'PaymentOrderIssued',
          { order, number, exercice, amount, issuedOn },
        ]),
      ];
      const events = facts.map(([type, data], nth) => ({
        id: derivedId(commitment, nth),
        type,
        version: 1,
        data,
        metadata: {
          actor,
          occurredAt: '2016-01-05T10:00:00.000Z',
          commandId: derivedId(commitment, 'command'),
          correlationId: derivedId(commitment, 'command'),
          causationId: derivedId(commitment, 'command'),
        },
      }));
      return store.append(`commitment-${commitment}`, events, 'none');
    }),
  );
}
