import { type Policy, allowed, refused } from '@jalon/kernel';
import { remainder } from '../commitment-amounts.state.ts';
import type { CommitmentContext } from '../commitment.context.ts';
import type { OpenCommitment } from '../commitment.state.ts';
import { NothingToRelease } from './exits.errors.ts';

type ExitPolicy = Policy<{ readonly reason: string }, OpenCommitment, CommitmentContext>;

/** The remainder alone is released: what is owed stays committed (R4). */
export const thereIsARemainder: ExitPolicy = (_, { amounts }) =>
  remainder(amounts) > 0 ? allowed : refused(new NothingToRelease());
