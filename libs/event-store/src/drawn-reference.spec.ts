import { describe, expect, it } from '@jest/globals';
import { readReference } from '@jalon/kernel';
import { referenceFrom, withDrawnReference } from './drawn-reference.ts';

const command = '7d0e3f1c-2b58-5d3e-9a61-0c4f7f6f2a11';

class Taken extends Error {}

describe('A reference drawn from a command', () => {
  it('is the same for the same command, and another at another attempt', () => {
    expect(referenceFrom('P', command, 1)).toBe(referenceFrom('P', command, 1));
    expect(referenceFrom('P', command, 2)).not.toBe(referenceFrom('P', command, 1));
  });

  it('can be read back as a person types it', () => {
    const reference = referenceFrom('S16', command, 1);
    expect(readReference(reference.toLowerCase())).toBe(reference);
  });

  it('is drawn again while it is somebody else’s', async () => {
    const tried: string[] = [];
    const used = await withDrawnReference(
      'P',
      command,
      (error) => error instanceof Taken,
      (reference) => {
        tried.push(reference);
        return tried.length < 3 ? Promise.reject(new Taken()) : Promise.resolve(reference);
      },
    );
    expect(tried).toEqual([1, 2, 3].map((attempt) => referenceFrom('P', command, attempt)));
    expect(used).toBe(tried[2]);
  });

  it('is not drawn again for another reason, nor for ever', async () => {
    let tries = 0;
    const failing = (error: Error) => () => {
      tries++;
      return Promise.reject(error);
    };
    const isTaken = (error: unknown) => error instanceof Taken;
    await expect(withDrawnReference('P', command, isTaken, failing(new Error('disk')))).rejects.toThrow(
      'disk',
    );
    expect(tries).toBe(1);
    await expect(withDrawnReference('P', command, isTaken, failing(new Taken()))).rejects.toThrow(Taken);
    expect(tries).toBe(6);
  });
});
