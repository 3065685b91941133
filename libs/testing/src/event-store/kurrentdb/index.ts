export { startKurrentDbStandIn, type KurrentDbStandIn, type StandInOptions } from './stand-in.ts';
export type { Faults } from './faults.ts';
export type { StandInVersion } from './server-facts.ts';
