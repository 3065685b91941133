// npm run bench [-- --quick] [-- --only appends,replay] [-- --rounds n]
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildStandalone, bundleFromSource } from './harness/bundle.mjs';
import { judge } from './harness/judge.mjs';
import { readOptions } from './harness/options.mjs';
import { installPeers } from './harness/peers.mjs';
import { startPostgres } from './harness/postgres.mjs';
import { machine, writeReport } from './harness/report.mjs';
import { playRow } from './harness/rounds.mjs';
import { appendRows } from './rows/appends.mjs';
import { commandRows } from './rows/commands.mjs';
import { consumeRows } from './rows/consume.mjs';
import { httpRows } from './rows/http.mjs';
import { kafkaRows } from './rows/kafka.mjs';
import { reconcileRows } from './rows/reconcile.mjs';
import { replayRows } from './rows/replay.mjs';
import { startRows } from './rows/start.mjs';

/**
 * What the rows are made from.
 * @typedef {object} Setting
 * @property {number} seconds how long one turn measures
 * @property {number} replayed events of the replayed log
 * @property {number} commands commands of one turn that loads its stream
 * @property {number} reconciled lines of the accountant's extract
 * @property {number} consumed events brought into documents of MongoDB
 * @property {string} mongodb the module of Jalon's read models in MongoDB
 * @property {string} [mongodbUrl] where a server is
 * @property {number} relayed events told to Kafka, and heard there
 * @property {string} kafka the module of Jalon's bus on Kafka
 * @property {string} [kafkaUrl] where a broker is
 * @property {string} reconciliation the module of Jalon's reconciliation
 * @property {string} jalon the module of Jalon's contender
 * @property {string} schema the module of the schema that the HTTP rows validate with
 * @property {string} [bundle] the product as `npm start` runs it
 * @property {string} directory where the logs lie, removed at the end
 * @property {string} [connectionString] the bench's own PostgreSQL
 */

const folder = import.meta.dirname;
const options = readOptions();
const say = (line) => process.stderr.write(`${line}\n`);
const directory = mkdtempSync(join(tmpdir(), 'jalon-bench-'));
chmodSync(directory, 0o711); // PostgreSQL's own user walks through it
let postgres = { reason: 'not asked for' };
const wanted = ({ id }) => options.only.length === 0 || options.only.some((start) => id.startsWith(start));

async function stop() {
  if ('stop' in postgres) await postgres.stop();
  rmSync(directory, { recursive: true, force: true });
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop().then(() => process.exit(130)));

try {
  const notRun = [];
  const peersFault = installPeers(folder);
  if (peersFault) notRun.push(`every peer: ${peersFault}`);
  if (wanted({ id: 'appends' })) {
    postgres = await startPostgres(directory);
    if ('reason' in postgres) notRun.push(`castore on PostgreSQL: ${postgres.reason}`);
  }
  if (wanted({ id: 'consume' }) && !process.env.MONGODB_URL)
    notRun.push('read models in MongoDB: MONGODB_URL is not set');
  if (wanted({ id: 'kafka' }) && !process.env.KAFKA_URL)
    notRun.push('messages on Kafka: KAFKA_URL is not set');
  const servers = wanted({ id: 'http' }) || wanted({ id: 'start' });
  const product = servers
    ? buildStandalone(join(folder, '../..'), options.built)
    : { reason: 'not asked for' };
  if (servers && 'reason' in product) notRun.push(`Jalon over HTTP and at start: ${product.reason}`);
  const setting = {
    seconds: options.quick ? 1 : 4,
    replayed: options.quick ? 100_000 : 1_000_000,
    commands: options.quick ? 2_000 : 8_000,
    reconciled: options.quick ? 20_000 : 100_000,
    consumed: options.quick ? 20_400 : 81_600,
    mongodb: await bundleFromSource(
      join(folder, 'contenders/jalon-mongodb.mjs'),
      join(directory, 'mongodb.mjs'),
    ),
    mongodbUrl: process.env.MONGODB_URL,
    relayed: options.quick ? 20_400 : 204_000,
    kafka: await bundleFromSource(join(folder, 'contenders/jalon-kafka.mjs'), join(directory, 'kafka.mjs')),
    kafkaUrl: process.env.KAFKA_URL,
    reconciliation: await bundleFromSource(
      join(folder, 'contenders/jalon-reconciliation.mjs'),
      join(directory, 'reconciliation.mjs'),
    ),
    jalon: await bundleFromSource(join(folder, 'contenders/jalon.mjs'), join(directory, 'jalon.mjs')),
    schema: await bundleFromSource(
      join(folder, 'servers/edit-draft.schema.mjs'),
      join(directory, 'schema.mjs'),
    ),
    bundle: 'bundle' in product ? product.bundle : undefined,
    directory,
    connectionString: 'connectionString' in postgres ? postgres.connectionString : undefined,
  };
  const all = [
    appendRows,
    replayRows,
    commandRows,
    reconcileRows,
    consumeRows,
    kafkaRows,
    httpRows,
    startRows,
  ].flatMap((rows) => rows(setting));
  const rows = [];
  for (const row of all.filter(wanted)) {
    say(row.title);
    const { rounds, failures } = await playRow({ folder, directory, rounds: options.rounds, say }, row);
    rows.push({ id: row.id, title: row.title, floor: row.floor, failures, ...judge(row, rounds), rounds });
  }
  const text = await writeReport(folder, {
    date: new Date().toISOString().slice(0, 16),
    machine: machine(),
    versions: 'version' in postgres ? postgres.version : '',
    whole: rows.length === all.length && !options.quick && options.rounds >= 5,
    rounds: options.rounds,
    rows,
    notRun,
  });
  process.stdout.write(`\n${text}`);
} finally {
  await stop();
}
