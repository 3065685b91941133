import type { DossierIntent, SessionIntent } from '@jalon/programmation';
import type { FundingAct } from './funding/funding-act.ts';
import type { DayNumber } from './simulated-days.ts';
import type { InventedBody } from './invented-bodies.ts';

/** What somebody does in the demonstration. Bodies, committees, sessions and dossiers are named by the plan's own keys. */
export type ProgrammeAct =
  | { readonly on: 'campaign'; readonly intent: 'prepare' | 'open' | 'close' }
  | { readonly on: 'porteur'; readonly body: InventedBody }
  | { readonly on: 'committee'; readonly committee: CommitteePlan }
  | { readonly on: 'member'; readonly committee: string; readonly member: MemberPlan }
  | { readonly on: 'session'; readonly session: string; readonly asked: SessionIntent }
  | { readonly on: 'dossier'; readonly dossier: string; readonly asked: DossierIntent }
  /** Signed only when the notification said that the law asks for it (R7, R8, R9). */
  | {
      readonly on: 'convention';
      readonly dossier: string;
      readonly asked: Extract<DossierIntent, { intent: 'sign-convention' }>;
    }
  /** Closed when no money is owed on it any more. */
  | { readonly on: 'closing'; readonly dossier: string };

/** One act of one persona, in one slot of one simulated day. */
export interface ProgrammeStep {
  readonly day: DayNumber;
  readonly slot: number;
  /** Acts of one slot on the same subject follow one another; the others are concurrent. */
  readonly subject: string;
  /** The id of a persona; a porteur's acts bear the body for which it acts. */
  readonly persona: string;
  readonly actsFor?: string;
  readonly act: ProgrammeAct | FundingAct;
}

export interface CommitteePlan {
  readonly key: string;
  readonly name: string;
  readonly scope:
    | { readonly kind: 'territory'; readonly codes: string[] }
    | { readonly kind: 'theme'; readonly codes: string[]; readonly nomenclature: string };
  readonly quorumPercent: number;
  readonly members: readonly MemberPlan[];
}

export interface MemberPlan {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  /** Keys of the bodies in which the member holds an office (R19). */
  readonly interests: readonly string[];
}
