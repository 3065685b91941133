import { firstRefusal } from '@jalon/kernel';
import { UnknownLine } from '../committee/committee-passage.errors.ts';
import { eachProposalIsOnALineOfTheDossier } from '../committee/committee-passage.policies.ts';
import { grantedIds, lineOf } from '../dossier.state.ts';
import type { DecisionsOf } from '../intent.commands.ts';
import { holderOf } from '../office.ts';
import type { decisionIntents } from './decision.commands.ts';
import * as policy from './decision.policies.ts';

export const decisionDecisions: DecisionsOf<typeof decisionIntents> = {
  program: (fields, state, context) => {
    const { lines } = fields;
    const refusal =
      eachProposalIsOnALineOfTheDossier({ proposals: lines }, state, context) ??
      firstRefusal(
        [
          policy.theLinesProgrammedAreUndecided,
          policy.theProgrammedIsWithinTheRequest,
          policy.theFundingStaysWithinTheCost,
        ],
        fields,
        state,
        context,
      );
    if (refusal) return refusal;
    const { actor, today } = context;
    return [
      { type: 'DossierProgrammed', data: { lines, programmedBy: holderOf(actor), programmedOn: today } },
    ];
  },

  'grant-line': (fields, state, context) => {
    const refusal = firstRefusal(policy.grantPolicies, fields, state, context);
    if (refusal) return refusal;
    const line = lineOf(state.file, fields.lineId);
    if (!line) return new UnknownLine([fields.lineId]);
    const { lineId, funder, dispositif, year } = line;
    const { amount, act } = fields;
    const { porteur, contents } = state.file;
    const { title } = contents;
    const eligibleCost = policy.eligibleCost(contents);
    return [
      {
        type: 'LineGranted',
        data: { lineId, funder, dispositif, year, amount, act, title, porteur, eligibleCost },
      },
    ];
  },

  'refuse-line': (fields, state, context) => {
    const refusal = firstRefusal(policy.refusalPolicies, fields, state, context);
    if (refusal) return refusal;
    const line = lineOf(state.file, fields.lineId);
    if (!line) return new UnknownLine([fields.lineId]);
    const { lineId, funder, dispositif, year } = line;
    const { ground, act } = fields;
    return [{ type: 'LineRefused', data: { lineId, funder, dispositif, year, ground, act } }];
  },

  'notify-decision': (fields, state, context) => {
    const { channel, template, notifiedOn = context.today } = fields;
    const conventionLines = policy.linesThatNeedAConvention(state.file, context);
    const conventionRequired = conventionLines.length > 0;
    const lineIds = grantedIds(state.file);
    return (
      policy.theNotificationIsNotInTheFuture(fields, state, context) ?? [
        {
          type: 'DecisionNotified',
          data: { notifiedOn, channel, template, conventionRequired, conventionLines, lineIds },
        },
      ]
    );
  },

  'sign-convention': (fields, state, context) =>
    firstRefusal(
      [policy.theConventionCoversGrantedLines, policy.theConventionIsNotInTheFuture],
      fields,
      state,
      context,
    ) ?? [{ type: 'ConventionSigned', data: fields }],
};
