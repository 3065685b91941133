export { bullmqJobs, type BullmqJobsOptions } from './bullmq-jobs.ts';
