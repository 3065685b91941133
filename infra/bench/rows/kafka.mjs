import { join } from 'node:path';

/**
 * A year's log told to Kafka, and heard there by a handler that does nothing. The floors: kafkajs by itself with the
 * same messages and the same promises. Only where KAFKA_URL says where a broker is.
 */
export function kafkaRows({ relayed: events, jalon, kafka, kafkaUrl: url, directory }) {
  if (!url) return [];
  const log = join(directory, 'relayed');
  const fill = { work: 'fill', contender: jalon, log, events, seed: 2016 };
  const work = (open, from) => ({
    parameters: { work: 'kafka', contender: kafka, open, ...(from && { from }), log, events, url },
  });
  const title = events.toLocaleString('en').replaceAll(',', ' ');
  return [
    {
      id: 'kafka-relay',
      title: `${title} events told to Kafka`,
      floor: 'kafkajs',
      measures: ['perSecond', 'peakMegabytes'],
      contenders: { jalon: { ...work('openRelay'), fill }, kafkajs: work('openRawProducer') },
      goals: [{ of: 'jalon', against: 'kafkajs', atLeast: 0.5 }],
    },
    {
      id: 'kafka-consume',
      title: `${title} messages heard from Kafka`,
      floor: 'kafkajs',
      measures: ['perSecond', 'peakMegabytes'],
      contenders: {
        jalon: work('openGroup', 'openRelay'),
        kafkajs: work('openRawConsumer', 'openRelay'),
      },
      goals: [{ of: 'jalon', against: 'kafkajs', atLeast: 0.5 }],
    },
  ];
}
