export * from './audit.module.ts';
