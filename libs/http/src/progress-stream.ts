import type { FastifyReply } from 'fastify';

/**
 * Long work shows its progress: one JSON object a line (application/x-ndjson), the last one is the result.
 * When the person leaves, `stopped` says so and the work may end; what it has written stays.
 */
export async function streamProgress(
  reply: FastifyReply,
  work: (tell: (step: object) => void, stopped: () => boolean) => Promise<object>,
  problemOfError: (error: unknown) => object,
): Promise<void> {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' });
  let gone = false;
  raw.on('close', () => (gone = true));
  const tell = (step: object) => {
    if (!gone) raw.write(`${JSON.stringify(step)}\n`);
  };
  try {
    tell({ result: await work(tell, () => gone) });
  } catch (error) {
    tell({ problem: problemOfError(error) });
  } finally {
    raw.end();
  }
}
