export * from './contract.ts';
export * from './funders.ts';
export * from './funding-messages.ts';
export * from './intent-fields.ts';
export * from './programmation-messages.ts';
export * from './read-message.ts';
export * from './roles.ts';
export * from './words.ts';
