export * from './demo-authenticator.ts';
export * from './demo-tokens.controller.ts';
export * from './personas.ts';
export * from './signing-key.ts';
export * from './demo-token.ts';
