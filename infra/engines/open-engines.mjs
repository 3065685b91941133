import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dockerAnswers, openContainers } from './containers.mjs';
import { openKafka } from './kafka.mjs';
import { openMongodb } from './mongodb.mjs';
import { openRedis } from './redis.mjs';

const openers = { kafka: openKafka, mongodb: openMongodb, redis: openRedis };

/** The variable that tells a test where each engine is. */
const variables = { kafka: 'KAFKA_URL', mongodb: 'MONGODB_URL', redis: 'REDIS_URL' };

export const engineNames = Object.keys(openers);

/**
 * Starts engines on free ports and empty folders, and waits until they answer: in containers where Docker answers
 * (unless `JALON_ENGINES=local`), else as processes of this machine.
 * @param {{ names?: string[], say?: (text: string) => void }} [options] default: all of them, in silence
 * @returns {Promise<{ urls: Record<string, string>, engines: Record<string, object>, stop(): Promise<void> }>}
 *   the variables that tell where they are, each engine to be stopped and started again by itself, and the end of all
 * @throws with the end of an engine's log when it does not answer: the others are stopped then
 */
export async function openEngines({ names = engineNames, say = () => undefined } = {}) {
  if (process.env.JALON_ENGINES !== 'local' && dockerAnswers()) return openContainers(names, variables);
  const folder = mkdtempSync(join(tmpdir(), 'jalon-engines-'));
  const engines = {};
  const urls = {};
  const stop = async () => {
    await Promise.all(Object.values(engines).map((engine) => engine.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  const opened = await Promise.allSettled(
    names.map(async (name) => {
      const own = join(folder, name);
      mkdirSync(own, { recursive: true });
      const engine = await openers[name](own, say);
      engines[name] = engine.process;
      urls[variables[name]] = engine.url;
    }),
  );
  const failed = opened.find(({ status }) => status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return { urls, engines, stop };
}
