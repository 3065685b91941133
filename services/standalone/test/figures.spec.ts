import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig, serviceConfigSchema } from '@jalon/config';
import { type Engines, OwnProcessModule, closeEngines, openEngines } from '@jalon/engines';
import { FundingModule } from '@jalon/funding';
import { createApplication } from '@jalon/http';
import { systemClock } from '@jalon/kernel';
import { createLogger } from '@jalon/observability';
import { type KurrentDbStandIn, startKurrentDbStandIn } from '@jalon/testing/kurrentdb';
import { temporaryFolder } from './running-whole.ts';

const infra = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../infra/${path}`, import.meta.url)), 'utf8');

describe('The figures that alarms and dashboards are made of', () => {
  const folder = temporaryFolder();
  let log: KurrentDbStandIn;
  const opened: Engines[] = [];
  const told = new Set<string>();

  beforeAll(async () => {
    log = await startKurrentDbStandIn();
    for (const url of [`sqlite:${folder.path('jalon.db')}`, log.url])
      for (const figure of await figuresToldOn(url)) told.add(figure);
  }, 60_000);
  afterAll(async () => {
    for (const engines of opened) await closeEngines(engines);
    await log.stop();
    folder.remove();
  });

  /** The names of all that a service alone tells of itself, on the log of a URL. */
  async function figuresToldOn(url: string): Promise<readonly string[]> {
    const config = readConfig(serviceConfigSchema, {
      EVENT_STORE_URL: url,
      BUS_URL: `in-place:${folder.path(`consumers-${opened.length}.db`)}`,
      READ_MODELS_URL: `memory:${folder.path(`snapshot-${opened.length}`)}`,
      AUTH_URL: `demo:${folder.path('demo.key')}`,
    });
    const engines = await openEngines(config, 'funding', systemClock);
    opened.push(engines);
    const { store, readModels, mode } = engines;
    const application = await createApplication(
      OwnProcessModule.register(engines, 'funding', FundingModule.register(engines)),
      { logger: createLogger('silent'), store, readModels, mode },
    );
    await application.init();
    await application.getHttpAdapter().getInstance().ready();
    await readModels.start();
    await engines.bus.start();
    await engines.jobs.start();
    const ready = await application.inject({ method: 'GET', url: '/health/ready' });
    expect(ready.statusCode).toBe(200);
    const { body } = await application.inject({ method: 'GET', url: '/metrics' });
    await application.close();
    return [...body.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name);
  }

  it.each(['prometheus/alerts.yml', 'grafana/jalon.json'])('%s names none that nobody tells', (file) => {
    const named = new Set(
      [...infra(file).matchAll(/\b(?:jalon|process|nodejs)_[a-z0-9_]+/g)].map(([name]) =>
        name.replace(/_(bucket|count|sum)$/, ''),
      ),
    );
    expect(named.size).toBeGreaterThan(5);
    expect([...named].filter((name) => !told.has(name))).toEqual([]);
  });

  it('each alarm waits before it rings, says how grave it is, and leads to what to do', () => {
    const operations = readFileSync(
      fileURLToPath(new URL('../../../docs/operations.md', import.meta.url)),
      'utf8',
    );
    const chapters = [...operations.matchAll(/^### (.+)$/gm)].map(([, title = '']) =>
      title.toLowerCase().replaceAll(' ', '-'),
    );
    const alarms = infra('prometheus/alerts.yml').split('- alert: ').slice(1);
    expect(alarms.length).toBeGreaterThan(8);
    for (const alarm of alarms) {
      expect(alarm).toMatch(/^\s+for: \d+m$/m);
      expect(alarm).toMatch(/^\s+severity: (warning|critical)$/m);
      expect(alarm).toMatch(/^\s+summary: .+/m);
      const chapter = /runbook: docs\/operations\.md#(\S+)/.exec(alarm)?.[1];
      expect(chapters).toContain(chapter);
      expect(operations).toContain(`\`${alarm.split('\n')[0]}\``);
    }
  });
});
