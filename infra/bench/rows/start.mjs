import { join } from 'node:path';

const copies = 5;
const [plain, longer] = ['jalon', `jalon, a log ${copies} times as long`];

/**
 * From the start of the process to the first answer. The floor: a plain empty Nest on Fastify. Jalon: the product's
 * bundle on the demonstration programme, all read models; after a clean stop, which leaves a snapshot of them, and
 * after a crash, which leaves none.
 */
export function startRows({ directory, bundle, jalon }) {
  const start = (data, crashed = false) => ({
    parameters: { work: 'start', contender: 'jalon-standalone', bundle, jalon, data, crashed },
  });
  const load = { work: 'load', contender: 'jalon-standalone', bundle, jalon };
  const [year, years] = [join(directory, 'year'), join(directory, 'years')];
  return [
    {
      id: 'start',
      title: 'Start on the loaded year',
      floor: 'empty-nest',
      floorMeasure: 'readyMilliseconds',
      measures: ['readyMilliseconds', 'residentMegabytes', 'events', 'microsecondsPerEvent'],
      contenders: {
        'empty-nest': { parameters: { work: 'start', contender: 'empty-nest' } },
        ...(bundle && {
          [plain]: { ...start(year), fill: { ...load, data: year } },
          [longer]: { ...start(years), fill: { ...load, data: years, from: year, copies } },
          'jalon, after a crash': start(year, true),
          [`${longer}, after a crash`]: start(years, true),
        }),
      },
      derive(results) {
        grow(results[plain], results[longer]);
        grow(results['jalon, after a crash'], results[`${longer}, after a crash`]);
      },
      goals: [
        { of: plain, against: 'empty-nest', measure: 'readyMilliseconds', atMost: 0.75 },
        { of: plain, measure: 'residentMegabytes', atMost: 150 },
        { of: longer, measure: 'microsecondsPerEvent', atMost: 3 },
      ],
    },
  ];
}

/** What each further event of the log adds to the start. */
function grow(short, long) {
  if (!short || !long) return;
  const milliseconds = long.readyMilliseconds - short.readyMilliseconds;
  long.microsecondsPerEvent = (milliseconds * 1000) / (long.events - short.events);
}
