import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OtlpCollector, startOtlpCollector } from '@jalon/testing';
import { temporaryFolder } from './running-whole.ts';
import { type StartedProcess, ended, isBuilt, startProcessIn } from './started-process.ts';

const built = isBuilt ? it : it.skip;

/** Says each module of OpenTelemetry's that the process asks for, before anything else of it runs. */
const tellTale = `import { registerHooks } from 'node:module';
registerHooks({
  resolve(specifier, context, next) {
    if (specifier.includes('@opentelemetry/')) process.stderr.write('asks for ' + specifier + '\\n');
    return next(specifier, context);
  },
});`;
const watched = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(tellTale)}` };

describe('The process that npm start runs, and OpenTelemetry', () => {
  const folder = temporaryFolder();
  let collector: OtlpCollector;
  beforeAll(async () => {
    collector = await startOtlpCollector();
  });
  afterAll(async () => {
    await collector.stop();
    folder.remove();
  });

  /** Starts it, asks it who may do what, and ends it as a person would. */
  async function visited(
    name: string,
    environment: Readonly<Record<string, string>>,
  ): Promise<StartedProcess> {
    const options = ['--port', '0', '--empty', '--data', folder.path(name)];
    const process = startProcessIn({ ...watched, ...environment }, ...options);
    try {
      const [, address] = await process.says(/prêt : (http:\S+)/);
      expect((await fetch(`${address ?? ''}/api/access-table`)).status).toBe(200);
      expect((await fetch(`${address ?? ''}/health/live`)).status).toBe(200);
      expect(await ended(process.child, 'SIGTERM')).toBe(0);
    } finally {
      await ended(process.child, 'SIGKILL');
    }
    return process;
  }

  built('asks for none of it when no collector is named', async () => {
    const { said } = await visited('untraced', {});
    expect(said()).not.toContain('asks for');
  });

  built('tells the collector that is named what it did last, before it ends', async () => {
    const { said } = await visited('traced', { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });
    expect(said()).toContain('asks for @opentelemetry/sdk-trace');
    expect(collector.spans).toMatchObject([{ name: 'GET /api/access-table', service: 'standalone' }]);
  });

  built('refuses an address that is none, in one sentence', async () => {
    const options = ['--port', '0', '--empty', '--data', folder.path('refused')];
    const { child, says } = startProcessIn({ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, ...options);
    await says(/OTEL_EXPORTER_OTLP_ENDPOINT : l’adresse http ou https d’un collecteur est attendue/);
    expect(await ended(child)).toBe(1);
  });
});
