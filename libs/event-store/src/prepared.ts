import type { DomainError } from '@jalon/kernel';
import type { CommandResult } from './command.ts';
import type { Appended, StreamAppend } from './event-store.ts';

/** A command decided and not yet written. `result` is what it leads to if nothing more is written. */
export type Prepared<State = unknown> = {
  readonly command: unknown;
  readonly result: CommandResult<State>;
} & (
  | /** It was handled before: `result` is its first one. */ { readonly kind: 'repeated' }
  | /** A rule refuses it. */ { readonly kind: 'refused'; readonly refusal: DomainError }
  | /** It changes nothing. */ { readonly kind: 'unchanged' }
  | {
      readonly kind: 'writing';
      readonly append: StreamAppend;
      /** To be called once the append is on disk. */
      readonly complete: (appended: Appended) => CommandResult<State>;
      /** To be called when the append failed: the state that decided may be stale. */
      readonly forget: () => void;
    }
);
