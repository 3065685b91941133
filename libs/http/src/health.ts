export const HEALTH = Symbol('Health');

/** The state of one engine, asked when somebody wants to know. */
export interface EngineHealth {
  readonly engine: string;
  readonly check: () => Promise<EngineState> | EngineState;
}

export interface EngineState {
  readonly ready: boolean;
  readonly detail?: string;
}

/** What `/health` tells. `mode` is `demonstration` wherever invented people may sign in. */
export interface Health {
  readonly mode: 'demonstration' | 'production';
  readonly engines: readonly EngineHealth[];
}
