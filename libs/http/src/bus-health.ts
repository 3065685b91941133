import type { EngineState } from './health.ts';

/** What health looks at of each group that listens (`ConsumerHealth` of the message bus has more). */
interface Listener {
  readonly group: string;
  readonly idle: boolean;
  readonly failure: string | undefined;
  readonly parked: number;
}

/** Whether those who listen do hear. A topic that nobody publishes here, or a message set aside, is told; it stops nobody. */
export function busState(listeners: readonly Listener[]): EngineState {
  const deaf = listeners.filter(({ failure }) => failure !== undefined);
  if (deaf.length > 0)
    return { ready: false, detail: `n’entendent plus : ${deaf.map(({ group }) => group).join(', ')}` };
  const idle = listeners.filter((listener) => listener.idle);
  const parked = listeners.reduce((total, listener) => total + listener.parked, 0);
  const told = [
    ...(idle.length > 0 ? [`personne ne parle ici à : ${idle.map(({ group }) => group).join(', ')}`] : []),
    ...(parked > 0 ? [`messages mis de côté : ${parked}`] : []),
  ];
  return told.length === 0 ? { ready: true } : { ready: true, detail: told.join(' ; ') };
}
