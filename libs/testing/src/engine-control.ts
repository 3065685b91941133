/** An engine that a test may take away for a while. */
export interface EngineControl {
  /** It ends as it should; its port and its data stay its own. */
  stop(): Promise<void>;
  /** It ends as at a power cut. */
  kill(): Promise<void>;
  /** Starts it again, and waits until it answers. */
  start(): Promise<void>;
  /** It keeps its connections, and answers nothing. */
  pause(): Promise<void>;
  resume(): Promise<void>;
}

/** Takes hold of an engine of this run. @throws Error when nobody said where the engines are controlled */
export function controlOf(engine: 'kafka' | 'mongodb' | 'redis'): EngineControl {
  const control = process.env['ENGINES_URL'];
  if (control === undefined) throw new Error('ENGINES_URL is not set: run this by "npm run test:cluster"');
  async function ask(act: keyof EngineControl): Promise<void> {
    const answer = await fetch(`${control}/${engine}/${act}`, { method: 'POST' });
    if (!answer.ok) throw new Error(`${engine}: ${act}: ${answer.status} ${await answer.text()}`);
  }
  return {
    stop: () => ask('stop'),
    kill: () => ask('kill'),
    start: () => ask('start'),
    pause: () => ask('pause'),
    resume: () => ask('resume'),
  };
}
