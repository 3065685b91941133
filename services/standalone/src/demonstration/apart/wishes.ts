import type { Instant } from '@jalon/kernel';
import type { Position } from '@jalon/event-store';
import type { ConsumerHealth } from '@jalon/messaging';

/** What the conductor asks of the process in which a service lives. Each is answered, in any order. */
export type Wish =
  /** The first: open the engines and begin to listen, at this hour. */
  | { readonly wish: 'begin'; readonly now: Instant }
  | { readonly wish: 'clock'; readonly now: Instant }
  | { readonly wish: 'command'; readonly name: string; readonly fields: object }
  | {
      readonly wish: 'desk';
      readonly name: string;
      readonly method: string;
      readonly args: readonly unknown[];
    }
  /** Until it has told and heard what the log holds now. */
  | { readonly wish: 'hear' }
  /** Whether it has said anything to others since; if not, until its own read models show what it wrote. */
  | { readonly wish: 'see' }
  | { readonly wish: 'deadlines' }
  /** How its consumers fare. */
  | { readonly wish: 'health' }
  /** The fingerprint of each read model. */
  | { readonly wish: 'digests' }
  | { readonly wish: 'end' };

export interface Wishes {
  begin: undefined;
  clock: undefined;
  command: unknown;
  desk: unknown;
  /** Where the log ended when it began to listen, and when it had heard all. */
  hear: { readonly from: Position; readonly to: Position };
  see: boolean;
  deadlines: undefined;
  health: readonly ConsumerHealth[];
  digests: Readonly<Record<string, string>>;
  end: undefined;
}

export interface Asked {
  readonly id: number;
  readonly asked: Wish;
}

export interface Answered {
  readonly id: number;
  readonly result?: unknown;
  /** A refusal keeps its code; anything else is told as it was thrown. */
  readonly refusal?: { readonly code: string | undefined; readonly message: string };
}
