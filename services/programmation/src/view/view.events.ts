import { z } from 'zod';
import { lineSchema } from '@jalon/contracts';

/** What a view shows and who sees it. */
export const viewFields = {
  name: lineSchema(80),
  /** The query of the register's address, from its `?`: filters, words, sort, columns. */
  search: lineSchema(2_000),
  /** Seen by everybody who works on the dossiers, not by its owner alone. */
  shared: z.boolean(),
};

/** Facts of a view of the register that somebody keeps under a name. */
export const viewEventSchemas = {
  ViewKept: z.object({ view: z.string(), owner: z.string(), ...viewFields }),
  ViewChanged: z.object(viewFields),
  ViewForgotten: z.object({}),
} as const;

export type ViewEventType = keyof typeof viewEventSchemas;

export type ViewEvent = {
  [Type in ViewEventType]: {
    readonly type: Type;
    readonly data: z.infer<(typeof viewEventSchemas)[Type]>;
  };
}[ViewEventType];
