import { randomUUID } from 'node:crypto';
import { kafkaBus } from '@jalon/messaging/kafka';
import { engineUrl } from '../engine-url.ts';
import { temporaryLog } from '../temporary-log.ts';
import { messagingConformance } from './messaging-conformance.ts';

messagingConformance('Kafka', async () => {
  const log = temporaryLog();
  // One partition, so that the suite may ask for the order of the log across keys too; several are tested apart.
  const url = `${engineUrl('KAFKA_URL')}?prefix=${randomUUID()}.&partitions=1`;
  return {
    ...log,
    open: () => kafkaBus({ ...log, url, service: 'conformance' }),
    close: () => log.remove(),
  };
});
