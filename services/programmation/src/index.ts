export { ProgrammationModule } from './programmation.module.ts';
export type { Ports } from './ports.ts';
