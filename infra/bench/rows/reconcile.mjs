import { join } from 'node:path';

/**
 * An accountant's extract against open payment orders, and the same ten times smaller: what a line costs must not grow.
 * The floor: a plain Map join by EJ and number over cut lines, which tells no fault and keeps nothing.
 */
export function reconcileRows({ reconciled: lines, reconciliation, directory }) {
  const sizes = { whole: lines, tenth: lines / 10 };
  const folderOf = (size) => join(directory, `extract-${size}`);
  const fill = (size) => ({
    work: 'sow-extract',
    contender: reconciliation,
    folder: folderOf(size),
    lines: sizes[size],
    orders: sizes[size] / 5,
    seed: 2016,
  });
  const reconcile = (contender, size) => ({ work: 'reconcile', contender, folder: folderOf(size) });
  const told = lines.toLocaleString('en').replaceAll(',', ' ');
  return [
    {
      id: 'reconcile',
      title: `${told} lines of an extract against ${(lines / 5).toLocaleString('en').replaceAll(',', ' ')} payment orders`,
      floor: 'raw-join',
      measures: ['perSecond', 'microsecondsALine', 'growth', 'found', 'peakMegabytes'],
      contenders: {
        jalon: { fill: fill('whole'), parameters: reconcile(reconciliation, 'whole') },
        'jalon-tenth': { fill: fill('tenth'), parameters: reconcile(reconciliation, 'tenth') },
        'raw-join': { parameters: reconcile('raw-join', 'whole') },
      },
      derive(results) {
        const { jalon, 'jalon-tenth': tenth } = results;
        if (jalon && tenth) jalon.growth = jalon.microsecondsALine / tenth.microsecondsALine;
      },
      goals: [
        { of: 'jalon', measure: 'perSecond', atLeast: 15_000 },
        { of: 'jalon', measure: 'growth', atMost: 1.3 },
      ],
    },
  ];
}
