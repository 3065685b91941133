/**
 * The stand-in alone in a process: `stand-in.program.ts [port] [file]`. Prints its URL; obeys lines on its input:
 * `silent`, `slow MILLISECONDS`, `drop`, `restart MILLISECONDS`, `end-subscriptions`, `heal`. A test fixture.
 */
import { createInterface } from 'node:readline';
import { startKurrentDbStandIn } from './stand-in.ts';

const [port, file] = process.argv.slice(2);
const standIn = await startKurrentDbStandIn({ port: Number(port ?? 0), ...(file && { file }) });
process.stdout.write(`${standIn.url}\n`);

const orders = createInterface({ input: process.stdin });
orders.on('line', (line) => {
  const [order, amount] = line.trim().split(' ');
  if (order === 'silent') standIn.faults.silent = true;
  else if (order === 'slow') standIn.faults.slow = Number(amount);
  else if (order === 'drop') standIn.drop();
  else if (order === 'restart') void standIn.restart(Number(amount));
  else if (order === 'end-subscriptions') standIn.faults.endSubscriptions();
  else if (order === 'heal') standIn.faults.heal();
  else process.stderr.write(`Unknown order: ${line}\n`);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    orders.close();
    void standIn.stop().then(() => process.exit(0));
  });
}
