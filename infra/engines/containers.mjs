import { spawnSync } from 'node:child_process';
import { images } from './versions.mjs';

/** Whether a Docker engine answers on this machine. */
export function dockerAnswers() {
  return spawnSync('docker', ['info'], { stdio: 'ignore', timeout: 10_000 }).status === 0;
}

/** How each engine is started by testcontainers, and where it is then. */
const starters = {
  async kafka() {
    const { KafkaContainer } = await import('@testcontainers/kafka');
    const container = await new KafkaContainer(images.kafka).withKraft().start();
    return { container, url: `kafka://${container.getHost()}:${container.getMappedPort(9093)}` };
  },
  async mongodb() {
    const { MongoDBContainer } = await import('@testcontainers/mongodb');
    const container = await new MongoDBContainer(images.mongodb).start();
    return { container, url: `${container.getConnectionString()}/?directConnection=true` };
  },
  async redis() {
    const { RedisContainer } = await import('@testcontainers/redis');
    const container = await new RedisContainer(images.redis).start();
    return { container, url: container.getConnectionUrl() };
  },
};

/**
 * The same engines in containers. Stopping one for a while pauses nothing of its network: its port stays its own.
 * @param {string[]} names
 * @param {Record<string, string>} variables
 */
export async function openContainers(names, variables) {
  const started = await Promise.all(names.map(async (name) => ({ name, ...(await starters[name]()) })));
  const docker = (command, container) =>
    spawnSync('docker', [command, container.getId()], { stdio: 'ignore' });
  const controls = ({ container }) => ({
    start: async () => docker('start', container),
    stop: async () => docker('stop', container),
    kill: async () => docker('kill', container),
    pause: () => docker('pause', container),
    resume: () => docker('unpause', container),
  });
  return {
    urls: Object.fromEntries(started.map(({ name, url }) => [variables[name], url])),
    engines: Object.fromEntries(started.map((one) => [one.name, controls(one)])),
    stop: async () => void (await Promise.all(started.map(({ container }) => container.stop()))),
  };
}
