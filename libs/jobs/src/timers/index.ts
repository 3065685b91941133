export { systemTimer, type Timer } from './timer.ts';
export { type Round, timersJobs, type TimersJobs, type TimersJobsOptions } from './timers-jobs.ts';
