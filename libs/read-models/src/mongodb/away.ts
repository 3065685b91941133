import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from '@jalon/event-store';
import { mongo, MongooseError } from 'mongoose';

/** The document, or what guards it, is there already in a later state. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && error.code === 11000;
}

/** The server refuses this very document, today and tomorrow: too large, or a value that it cannot hold. */
export function isRefusal(error: unknown): boolean {
  if (error instanceof RangeError || error instanceof mongo.BSON.BSONError) return true;
  if (error instanceof mongo.MongoInvalidArgumentError) return true;
  // BadValue, TypeMismatch, BSONObjectTooLarge, and the driver's own measure.
  return error instanceof mongo.MongoServerError && [2, 14, 10334, 17280].includes(Number(error.code));
}

/** What a question meets when the server is away. */
export async function orUnavailable<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    if ((error instanceof mongo.MongoError || error instanceof MongooseError) && !isRefusal(error))
      throw new Unavailable(`MongoDB does not answer: ${error.message}`, { cause: error });
    throw error;
  }
}

export interface Persistence {
  readonly signal: AbortSignal;
  /** Told why it does not work just now, and `undefined` when it works again. */
  readonly onTrouble: (trouble: Error | undefined) => void;
}

/**
 * Does something until it succeeds: what is written twice has the effect of once.
 * @throws the signal's reason; whatever is a refusal
 */
export async function persistently<T>(
  work: () => Promise<T>,
  { signal, onTrouble }: Persistence,
): Promise<T> {
  let wait = 50;
  for (;;) {
    signal.throwIfAborted();
    try {
      const result = await work();
      onTrouble(undefined);
      return result;
    } catch (error) {
      if (isRefusal(error)) throw error;
      onTrouble(error instanceof Error ? error : new Error(String(error)));
    }
    await pause(wait, undefined, { signal });
    wait = Math.min(wait * 2, 1000);
  }
}
