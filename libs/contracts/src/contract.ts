import type { z } from 'zod';

/** A versioned message: what it is called, and the schema of what it carries. */
export interface Contract<Schema extends z.ZodType = z.ZodType> {
  readonly version: number;
  readonly schema: Schema;
}

/** The messages of a service by their type. */
export type Contracts = Readonly<Record<string, Contract>>;

/** What a message of a type carries, once parsed. */
export type MessageData<All extends Contracts, Type extends keyof All> = z.infer<All[Type]['schema']>;
