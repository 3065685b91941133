/**
 * Durable appends. The floor writes the same bytes to a plain file: what waits in one write, then one fdatasync.
 * @param {import('../run.mjs').Setting} setting
 */
export function appendRows({ seconds, jalon, connectionString }) {
  const times = { seconds, warmUpSeconds: seconds / 4 };
  const append = (contender, load) => ({ parameters: { work: 'appends', contender, ...times, ...load } });
  const castore = connectionString && {
    'castore-postgres': append('castore-postgres', { callers: 64, connectionString }),
  };
  return [
    {
      id: 'appends',
      title: 'Appends, 64 callers',
      floor: 'raw-file',
      measures: ['perSecond', 'cpuMicroseconds'],
      contenders: {
        'raw-file': append('raw-file', { callers: 64 }),
        jalon: append(jalon, { callers: 64 }),
        'emmett-sqlite': append('emmett-sqlite', { callers: 64 }),
        ...castore,
      },
      goals: [
        { of: 'jalon', against: 'raw-file', atLeast: 0.55 },
        { of: 'jalon', against: 'emmett-sqlite', atLeast: 6.5 },
        { of: 'jalon', against: 'castore-postgres', atLeast: 8 },
      ],
    },
    {
      id: 'appends-open',
      title: 'Appends, 30,000 a second arriving (ms)',
      floor: 'raw-file',
      floorMeasure: 'p50',
      measures: ['p99', 'p50', 'worst', 'perSecond'],
      contenders: {
        'raw-file': append('raw-file', { rate: 30_000 }),
        jalon: append(jalon, { rate: 30_000 }),
      },
      goals: [{ of: 'jalon', measure: 'p99', atMost: 10 }],
    },
    {
      id: 'appends-one',
      title: 'Appends, one caller',
      floor: 'raw-file',
      measures: ['perSecond', 'cpuMicroseconds'],
      contenders: {
        'raw-file': append('raw-file', { callers: 1 }),
        'bare node:sqlite': append('bare-sqlite', { callers: 1 }),
        jalon: append(jalon, { callers: 1 }),
        'emmett-sqlite': append('emmett-sqlite', { callers: 1 }),
      },
      goals: [
        { of: 'jalon', against: 'raw-file', atLeast: 0.9 },
        { of: 'jalon', against: 'emmett-sqlite', atLeast: 3.3 },
      ],
    },
  ];
}
