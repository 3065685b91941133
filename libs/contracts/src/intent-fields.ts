import type { z } from 'zod';

/** What an intent carries, once read by its schema. An intent without fields says nothing of them. */
export type IntentFields<Schema extends z.ZodObject> = string extends keyof z.infer<Schema>
  ? unknown
  : z.infer<Schema>;
