import { z } from 'zod';

/** The facts of an act's reference: which decision bears it. Its stream exists once, whoever comes first. */
export const actReferenceEventSchemas = {
  ActReferenceClaimed: z.object({ reference: z.string(), dossier: z.string(), lineId: z.string() }),
} as const;

export type ActReferenceEvent = {
  readonly type: 'ActReferenceClaimed';
  readonly data: z.infer<(typeof actReferenceEventSchemas)['ActReferenceClaimed']>;
};
