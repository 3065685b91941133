/** A line from its draft to its payment, told to a whole over HTTP by those whose task each step is. */
export { type Ask, type GrantTerms, type Told, done } from './ask.ts';
export * from './granted-line.ts';
export * from './funded-line.ts';
