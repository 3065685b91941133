import type { Principal } from '@jalon/auth';
import type { DossierContents } from '@jalon/programmation';
import type { Fate } from './fates.ts';
import type { InventedBody } from './invented-bodies.ts';
import type { CommitteePlan } from './programme-step.ts';
import type { RequestPlan } from './requests-plan.ts';

/** A dossier as the demonstration thinks of it before it happens. */
export interface DossierPlan {
  readonly key: string;
  /** From 1, for the references of acts and conventions. */
  readonly number: number;
  readonly fate: Fate;
  readonly body: InventedBody;
  readonly request: RequestPlan;
  readonly contents: DossierContents;
  readonly committee: CommitteePlan;
  readonly instructor: Principal;
}
