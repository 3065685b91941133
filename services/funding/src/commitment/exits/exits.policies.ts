import { allowed, refused } from '@jalon/kernel';
import { remainder } from '../commitment-amounts.state.ts';
import type { StandingPolicy } from '../intent.commands.ts';
import { NothingToRelease } from './exits.errors.ts';

/** The remainder alone is released: what is owed stays committed (R4). */
export const thereIsARemainder: StandingPolicy = (_, { amounts }) =>
  remainder(amounts) > 0 ? allowed : refused(new NothingToRelease());
