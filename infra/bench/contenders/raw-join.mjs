import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// The floor: a plain Map by EJ and number, lines cut at each separator. No fault is told from another, nothing is kept.

export function openReconcile({ folder }) {
  const orders = JSON.parse(readFileSync(join(folder, 'orders.json'), 'utf8'));
  return {
    reconcile() {
      const byNumber = new Map();
      for (const order of orders)
        for (const { ej } of order.legalNumbers) byNumber.set(`${ej} ${order.number}`, order);
      let lines = 0;
      let found = 0;
      const rows = readFileSync(join(folder, 'extract.csv'), 'utf8').trimEnd().split('\n');
      for (const row of rows.slice(1)) {
        const cells = row.split(';');
        const order = byNumber.get(`${cells[2]} ${cells[3]}`);
        lines += 1;
        if (order && order.remaining === Math.round(Number(cells[4].replace(',', '.')) * 100)) found += 1;
      }
      return { lines, found };
    },
    close() {},
  };
}
