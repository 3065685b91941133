export { systemTimer, type Timer } from './timer.ts';
export { timersJobs, type TimersJobsOptions } from './timers-jobs.ts';
