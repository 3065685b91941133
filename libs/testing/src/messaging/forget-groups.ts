import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { engineUrl } from '../engine-url.ts';

/**
 * Has the broker forget every group of consumers whose name begins so, once their members are given up for dead: where
 * they had come to is known no more. @returns how many it forgot
 */
export async function forgetGroups(prefix: string): Promise<number> {
  const brokers = new URL(engineUrl('KAFKA_URL')).host.split(',');
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const groups = (await admin.listGroups()).groups
      .map(({ groupId }) => groupId)
      .filter((name) => name.startsWith(prefix));
    const areEmpty = async () =>
      (await admin.describeGroups(groups)).groups.every(({ state }) => state === 'Empty' || state === 'Dead');
    while (!(await areEmpty())) await pause(200);
    await admin.deleteGroups(groups);
    return groups.length;
  } finally {
    await admin.disconnect();
  }
}
