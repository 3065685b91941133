import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { download } from './cache.mjs';
import { EngineProcess } from './engine-process.mjs';
import { freePort, hello } from './ports.mjs';

const central = 'https://repo1.maven.org/maven2';
const { jars } = JSON.parse(readFileSync(new URL('kafka-jars.json', import.meta.url), 'utf8'));

/** Downloads Kafka's jars from Maven Central, each verified. @param {(text: string) => void} say */
async function prepare(say) {
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = Number(/version "(\d+)/.exec(java.stderr ?? '')?.[1] ?? 0);
  if (version < 17) throw new Error('Kafka needs Java 17 or later on the PATH');
  const paths = [];
  for (const [nth, { path, sha256 }] of jars.entries()) {
    if (nth % 10 === 0) say(`kafka: jar ${nth} / ${jars.length}`);
    paths.push(await download(`${central}/${path}`, join('maven', path), sha256));
  }
  return paths.join(':');
}

/** A single broker in KRaft mode. @returns {Promise<{ url: string, process: EngineProcess }>} */
export async function openKafka(folder, say) {
  const classPath = await prepare(say);
  const [port, controllerPort] = [await freePort(), await freePort()];
  const data = join(folder, 'data');
  const properties = join(folder, 'server.properties');
  mkdirSync(data, { recursive: true });
  writeFileSync(properties, settings(port, controllerPort, data));
  writeFileSync(join(folder, 'log4j.properties'), quiet);
  const java = (heap, main, ...args) => ({
    command: 'java',
    args: [
      `-Xmx${heap}m`,
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=4',
      `-Dlog4j.configuration=file:${join(folder, 'log4j.properties')}`,
      '-cp',
      classPath,
      main,
      ...args,
    ],
  });
  const format = java(
    128,
    'kafka.tools.StorageTool',
    'format',
    '-t',
    'amFsb24tYS1qYWxvbi1jbHVzdA',
    '-c',
    properties,
  );
  const formatted = spawnSync(format.command, format.args, { encoding: 'utf8' });
  if (formatted.status !== 0) throw new Error(`Kafka's storage cannot be formatted\n${formatted.stderr}`);
  const process = new EngineProcess({
    name: 'kafka',
    folder,
    program: () => java(512, 'kafka.Kafka', properties),
    answers: async () => (await hello(port, apiVersions)).length > 10,
  });
  await process.start();
  return { url: `kafka://127.0.0.1:${port}`, process };
}

/** ApiVersions, version 0, correlation 1, client "jalon": the first thing that every client says. */
const apiVersions = Buffer.from('0000000f00120000000000010005' + Buffer.from('jalon').toString('hex'), 'hex');

function settings(port, controllerPort, data) {
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': data,
    'num.partitions': 1,
    'auto.create.topics.enable': false,
    'group.min.session.timeout.ms': 1000, // for tests that kill members
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'log.cleaner.dedupe.buffer.size': 2 * 1024 * 1024,
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

const quiet = `log4j.rootLogger=WARN, out
log4j.appender.out=org.apache.log4j.ConsoleAppender
log4j.appender.out.layout=org.apache.log4j.PatternLayout
log4j.appender.out.layout.ConversionPattern=%d %p %m (%c)%n
`;
