import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { send } from '../api/client.ts';
import { Problem } from '../api/problem.ts';

export interface Asked {
  /** None where the address is that of all of them: to make one. */
  readonly intent?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Of what the person saw, where what others changed meanwhile must refuse it. */
  readonly tag?: string | undefined;
}

export interface CommandDone {
  readonly id: string;
  readonly revision: number;
}

/**
 * Asks for commands on one subject from a screen that has its own fields: each acts once, however often it is sent,
 * and every screen is read again after it.
 * @param address the subject's own: `/api/programmation/sessions/S16-…`
 * @param onDone told as soon as it is done, even to a part of the screen that the answer takes away
 */
export function useCommand(address: string, onDone?: () => void) {
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: ({ intent, fields = {}, tag }: Asked) =>
      send<CommandDone>(intent === undefined ? address : `${address}/${intent}`, fields, {
        tag,
        key: key.current,
      }),
    onSuccess: async () => {
      key.current = crypto.randomUUID();
      onDone?.();
      await queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'reference' && queryKey[0] !== 'session',
      });
    },
    onError: (failure) => {
      // A refusal was answered: another attempt is another intent. What may have arrived unheard keeps its key.
      if (failure instanceof Problem && !failure.mayPass) key.current = crypto.randomUUID();
    },
  });
}
