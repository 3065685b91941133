import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { personaOf } from '@jalon/auth/demo';
import type { Role } from '@jalon/auth';
import { createApplication } from '@jalon/http';
import { systemClock } from '@jalon/kernel';
import { createLogger } from '@jalon/observability';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type EmbeddedEngines, closeEngines, openEmbeddedEngines } from '@jalon/engines';
import { StandaloneModule } from '../src/standalone.module.ts';

/** The whole of Jalon on a folder, asked without a socket. */
export interface RunningWhole {
  readonly engines: EmbeddedEngines;
  readonly application: NestFastifyApplication;
  /** The body of a GET, by a persona of a role. @throws Error unless it is answered 200. */
  get<Body>(path: string, role?: Role): Promise<Body>;
  tokenOf(role: Role): string;
  stop(): Promise<void>;
}

/** @param bus `silent`: the services do not hear each other, so that a log of the past stays as it was. */
export async function runWhole(file: string, bus: 'heard' | 'silent' = 'heard'): Promise<RunningWhole> {
  const engines = openEmbeddedEngines(file, systemClock);
  const application = await createApplication(StandaloneModule.register(engines, Buffer.alloc(32, 7)), {
    logger: createLogger('silent'),
    store: engines.store,
    readModels: engines.readModels,
    mode: 'demonstration',
  });
  await application.init();
  await application.getHttpAdapter().getInstance().ready();
  await engines.readModels.start();
  if (bus === 'heard') await engines.bus.start();
  const tokenOf = (role: Role) => {
    const persona = personaOf(role);
    if (!persona) throw new Error(`No persona has the role ${role}`);
    return engines.authenticator.issue(persona).token;
  };
  return {
    engines,
    application,
    tokenOf,
    async get<Body>(path: string, role: Role = 'auditeur'): Promise<Body> {
      const { statusCode, body } = await application.inject({
        method: 'GET',
        url: path,
        headers: { authorization: `Bearer ${tokenOf(role)}` },
      });
      if (statusCode !== 200) throw new Error(`${path} answers ${String(statusCode)}: ${body}`);
      return JSON.parse(body) as Body;
    },
    async stop() {
      await application.close();
      await closeEngines(engines);
    },
  };
}

/** A folder of its own, and what removes it. */
export function temporaryFolder(): { readonly path: (name: string) => string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-whole-'));
  return {
    path: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
