export * from './service-under-test.ts';
