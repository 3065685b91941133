import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { forgetDraft } from '../../action/kept-draft.ts';
import { send } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import type { Campaign } from '../../campaign/campaigns.ts';
import type { Committee, Member } from '../committee-answers.ts';
import { addressOfCommittee } from '../committee-query.ts';

const address = '/api/programmation/committees';

/** Where what is typed is kept. */
export function placeOfCreation({ campaign }: Campaign, source: Committee | undefined): string {
  return `${address} ${campaign} ${source?.committee ?? ''}`;
}

interface Creation {
  readonly body: unknown;
  readonly members: readonly Member[];
}

/**
 * Creates a committee, appoints its members one by one, and shows it. An attempt that broke off half-way goes on where
 * it was: what was done already is not done twice.
 */
export function useCreation(place: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const key = useRef(crypto.randomUUID());
  const created = useRef<string>(undefined);
  return useMutation({
    mutationFn: async ({ body, members }: Creation) => {
      created.current ??= (await send<{ readonly id: string }>(address, body, { key: key.current })).id;
      const committee = created.current;
      for (const member of members) {
        const once = `${key.current}-${member.id}`;
        await send(`${addressOfCommittee(committee)}/appoint-member`, member, { key: once });
      }
      return committee;
    },
    onSuccess: async (committee) => {
      forgetDraft(place);
      await queries.invalidateQueries({ queryKey: ['committees'] });
      await navigate({ to: '/comites/$committee', params: { committee } });
    },
    onError: (failure) => {
      // Refused before anything was there: another attempt is another intent.
      if (created.current === undefined && failure instanceof Problem && !failure.mayPass)
        key.current = crypto.randomUUID();
    },
  });
}
