import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OtlpCollector, engineUrl, startOtlpCollector } from '@jalon/testing';
import { temporaryFolder } from '../running-whole.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const services = ['programmation', 'funding'] as const;
type Service = (typeof services)[number];

describe('Each service started by its own command, on the production engines', () => {
  const folder = temporaryFolder();
  const run = randomUUID().slice(0, 8);
  const started = new Map<Service, { readonly process: ChildProcess; readonly address: string }>();

  let collector: OtlpCollector;

  async function start(service: Service): Promise<void> {
    const folderOfService = `${root}services/${service}`;
    const { scripts } = JSON.parse(readFileSync(`${folderOfService}/package.json`, 'utf8')) as {
      scripts: { start: string };
    };
    // What `npm run start -w services/…` runs, without npm between the signals and the service.
    const [, ...program] = scripts.start.split(' ');
    const child = spawn(process.execPath, program, {
      cwd: folderOfService,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        PORT: '0',
        LOG_LEVEL: 'error',
        EVENT_STORE_URL: `sqlite:${folder.path(`${service}/jalon.db`)}`,
        BUS_URL: `${engineUrl('KAFKA_URL')}?prefix=${run}.`,
        READ_MODELS_URL: `${engineUrl('MONGODB_URL')}${run}-${service}`,
        JOBS_URL: `${engineUrl('REDIS_URL')}?prefix=${run}`,
        AUTH_URL: `demo:${folder.path('demo.key')}`,
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      },
    });
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (text: Buffer) => {
        said += text.toString();
        const found = /(http:\/\/[^/\s]+)/.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
      child.once('exit', () => reject(new Error(`${service} ended: ${said}`)));
    });
    started.set(service, { process: child, address });
  }

  async function stop(service: Service): Promise<number | null> {
    const child = started.get(service)?.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const end = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    return end;
  }

  const address = (service: Service) => started.get(service)?.address ?? '';
  const ask = (service: Service, path: string) => fetch(`${address(service)}/${path}`);

  beforeAll(async () => {
    collector = await startOtlpCollector();
    await Promise.all(services.map(start));
  }, 120_000);
  afterAll(async () => {
    await Promise.all(services.map(stop));
    await collector.stop();
    folder.remove();
  }, 60_000);

  it.each(services)(
    '%s says that it lives, and how each of its engines is',
    async (service) => {
      expect((await ask(service, 'health/live')).status).toBe(200);
      for (let tenths = 0; tenths < 300; tenths++) {
        if ((await ask(service, 'health/ready')).ok) break;
        await pause(100);
      }
      const ready = await ask(service, 'health/ready');
      const { engines } = (await ready.json()) as { engines: Record<string, { ready: boolean }> };
      expect(ready.status).toBe(200);
      expect(Object.keys(engines).sort()).toEqual(['bus', 'event-store', 'jobs', 'read-models']);
      expect((await ask(service, 'metrics')).status).toBe(200);
    },
    60_000,
  );

  it('a visit from a draft to the last euro goes through both', async () => {
    const addresses = ['--url', address('programmation'), '--funding', address('funding')];
    // Rejected when it ends with anything but 0.
    const visit = await promisify(execFile)(process.execPath, ['infra/tour.mjs', ...addresses], {
      cwd: root,
    });
    expect(visit.stderr).toBe('');
    expect(visit.stdout).toContain('FundingPaid');
  }, 120_000);

  it.each(services)(
    '%s ends as it should when it is asked to',
    async (service) => {
      expect(await stop(service)).toBe(0);
    },
    60_000,
  );

  it('left traces that lead from the decision at one, over Kafka, to what it set off at the other, and back', () => {
    // Both have ended: all that they had to tell is told. The visit decides upon a line for which the credit is missing.
    const granted = collector.spans.find(
      ({ name, attributes }) => name === 'dossier grant-line' && attributes['jalon.outcome'] === 'written',
    );
    const spans = collector.spans.filter(({ traceId }) => traceId === granted?.traceId);
    const back = spans.find(({ name }) => name === 'dossier hear-of-funding');
    const way: string[] = [];
    for (let at = back; at; at = spans.find(({ spanId }) => spanId === at?.parentSpanId))
      way.unshift(`${at.service}: ${at.name}`);
    expect(way).toEqual([
      'programmation: POST /api/programmation/dossiers/:reference/:intent',
      'programmation: dossier grant-line',
      'programmation: append',
      'programmation: programmation.funding-lines programmation.line-granted',
      'funding: funding-hears-programmation programmation.line-granted',
      'funding: commitment open',
      'funding: append',
      'funding: funding.commitments funding.credit-refused',
      'programmation: programmation-hears-funding funding.credit-refused',
      'programmation: dossier hear-of-funding',
    ]);
  });
});
