import { noPaymentWasOrdered } from '../funding/funding.policies.ts';
import type { DecisionsOf } from '../intent.commands.ts';
import { holderOf } from '../office.ts';
import { grantedIds } from '../dossier.state.ts';
import type { exitIntents } from './exits.commands.ts';
import { SilenceSuspended } from './exits.errors.ts';
import * as policy from './exits.policies.ts';

export const exitDecisions: DecisionsOf<typeof exitIntents> = {
  withdraw: ({ reason }, state, context) => {
    const withdrawnOn = context.today;
    if (state.status === 'draft')
      return [{ type: 'DossierWithdrawn', data: { reason, withdrawnOn, lineIds: [] } }];
    return (
      noPaymentWasOrdered(undefined, state, context) ?? [
        { type: 'DossierWithdrawn', data: { reason, withdrawnOn, lineIds: grantedIds(state.file) } },
      ]
    );
  },

  'close-without-follow-up': ({ reason }, state, context) =>
    policy.nothingIsDecidedYet(undefined, state, context) ?? [
      { type: 'ClosedWithoutFollowUp', data: { reason } },
    ],

  'ascertain-silence': (fields, state, context) => {
    const refusal =
      policy.nothingIsDecidedYet(fields, state, context) ?? policy.silenceIsARefusal(fields, state, context);
    if (refusal) return refusal;
    const { silence } = state.file;
    if (!silence) return new SilenceSuspended();
    const { receivedOn: silentSince, suspendedDays } = silence;
    return [{ type: 'ImplicitlyRefused', data: { silentSince, refusedOn: context.today, suspendedDays } }];
  },

  'ascertain-lapse': (fields, state, context) =>
    policy.onlyAGrantedLineLapses(fields, state, context) ?? [
      {
        type: 'LineLapsed',
        data: {
          ...fields,
          stillGranted: grantedIds(state.file).filter((lineId) => lineId !== fields.lineId),
        },
      },
    ],

  cancel: ({ reason }, state) => [
    { type: 'DossierCancelled', data: { reason, lineIds: grantedIds(state.file) } },
  ],

  reopen: ({ reason }, state, context) =>
    noPaymentWasOrdered(undefined, state, context) ?? [
      {
        type: 'InstructionReopened',
        data: { reason, authorisedBy: holderOf(context.actor), lineIds: grantedIds(state.file) },
      },
    ],

  'import-past-grant': (fields) => [{ type: 'PastGrantImported', data: fields }],
};
