export * from './portal.module.ts';
