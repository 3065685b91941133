export { FundingModule } from './funding.module.ts';
export type { Ports } from './ports.ts';
