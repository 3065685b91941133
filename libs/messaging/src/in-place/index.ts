export { inPlaceBus, type InPlaceBusOptions } from './in-place-bus.ts';
