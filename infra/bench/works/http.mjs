import { closedLoop } from './closed-loop.mjs';
import { HttpConnection } from './http-client.mjs';
import { Latencies } from './latencies.mjs';

/**
 * A POST over HTTP on kept connections, each asking again as soon as it is answered.
 * @param {{ openServer: Function }} contender
 * @param {{ connections: number, seconds: number, warmUpSeconds: number }} parameters
 */
export async function run(contender, parameters) {
  const server = await contender.openServer(parameters);
  try {
    const connections = await Promise.all(
      Array.from({ length: parameters.connections }, () => HttpConnection.open(server.port)),
    );
    const ask = async (nth, request) => {
      const { status, body } = await connections[nth].ask(request);
      if (status !== 200) throw new Error(`Answered ${status}: ${body.slice(0, 300)}`);
    };
    await closedLoop(
      { callers: connections.length, seconds: 0, warmUpSeconds: parameters.warmUpSeconds },
      (nth) => ask(nth, server.request(nth)),
    );
    const latencies = new Latencies(parameters.seconds * 100_000);
    const before = server.cpuMicroseconds();
    const { perSecond, answered } = await closedLoop(
      { callers: connections.length, seconds: parameters.seconds, warmUpSeconds: 0 },
      async (nth) => {
        const sent = performance.now();
        await ask(nth, server.request(nth));
        latencies.add(performance.now() - sent);
      },
    );
    const cpuMicroseconds = (server.cpuMicroseconds() - before) / answered;
    for (const connection of connections) connection.close();
    return { perSecond, cpuMicroseconds, ...latencies.summary() };
  } finally {
    await server.stop();
  }
}
