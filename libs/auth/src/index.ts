export * from './access.guard.ts';
export * from './authenticator.ts';
export * from './caller.ts';
export * from './errors.ts';
export * from './operation.ts';
export * from './principal.ts';
export * from '@jalon/contracts';
