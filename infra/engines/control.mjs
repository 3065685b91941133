import { createServer } from 'node:http';

const acts = ['start', 'stop', 'kill', 'pause', 'resume'];

/**
 * Lets the tests that run on the engines stop one and start it again: `POST /kafka/stop`. On the loopback alone.
 * @param {Record<string, object>} engines
 * @returns {Promise<{ url: string, close(): void }>} what `ENGINES_URL` tells them
 */
export async function openControl(engines) {
  const server = createServer((request, response) => {
    const [, name = '', act = ''] = (request.url ?? '').split('/');
    const engine = engines[name];
    if (request.method !== 'POST' || !engine || !acts.includes(act)) {
      response.writeHead(404).end();
      return;
    }
    Promise.resolve(engine[act]()).then(
      () => response.writeHead(204).end(),
      (error) => response.writeHead(500).end(String(error.message)),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => server.close(),
  };
}
