import { join } from 'node:path';

/**
 * Replays of one log, decoded and folded into 1,700 states. The floor: JSON.parse of each line of one buffer.
 * Each contender's log is written once, of the same events, before the rounds.
 */
export function replayRows({ replayed: events, jalon, directory }) {
  const replay = (contender, name) => {
    const log = join(directory, `replay-${name}`);
    return {
      parameters: { work: 'replay', contender, log, events },
      fill: { work: 'fill', contender, log, events, seed: 2016 },
    };
  };
  return [
    {
      id: 'replay',
      title: `Replay of ${events.toLocaleString('en').replaceAll(',', ' ')} events`,
      floor: 'raw-file',
      measures: ['perSecond', 'peakMegabytes', 'digest'],
      contenders: {
        'raw-file': replay('raw-file', 'raw-file'),
        jalon: replay(jalon, 'jalon'),
        'emmett-sqlite': replay('emmett-sqlite', 'emmett-sqlite'),
      },
      goals: [
        { of: 'jalon', against: 'raw-file', atLeast: 0.75 },
        { of: 'jalon', against: 'emmett-sqlite', atLeast: 2.7 },
        { of: 'jalon', measure: 'peakMegabytes', atMost: 150 },
      ],
    },
  ];
}
