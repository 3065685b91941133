import { firstRefusal } from '@jalon/kernel';
import { aConventionIsRequiredAbove23000, somethingIsGranted } from '../decision/decision.policies.ts';
import { grantedIds } from '../dossier.state.ts';
import { everyLineIsSettled } from '../funding/funding.policies.ts';
import type { DecisionsOf } from '../intent.commands.ts';
import { holderOf } from '../office.ts';
import type { executionIntents } from './execution.commands.ts';
import * as policy from './execution.policies.ts';

export const executionDecisions: DecisionsOf<typeof executionIntents> = {
  'start-execution': (fields, state, context) =>
    firstRefusal(
      [somethingIsGranted, aConventionIsRequiredAbove23000, policy.theStartIsNotInTheFuture],
      fields,
      state,
      context,
    ) ?? [{ type: 'ExecutionStarted', data: fields }],

  'grant-extension': (fields, state, context) =>
    firstRefusal(
      [somethingIsGranted, policy.theActionIsNotOver, policy.theExtensionIsLater],
      fields,
      state,
      context,
    ) ?? [{ type: 'ExtensionGranted', data: fields }],

  'declare-non-completion': ({ reason }, state, context) =>
    state.file.nonCompletion
      ? []
      : (somethingIsGranted(undefined, state, context) ?? [
          { type: 'NonCompletionDeclared', data: { reason, declaredOn: context.today } },
        ]),

  'expect-report': (fields, state, context) => {
    const refusal = firstRefusal(
      [somethingIsGranted, policy.theExerciceIsTheGrants, policy.theExerciceIsOver],
      fields,
      state,
      context,
    );
    if (refusal) return refusal;
    const end = fields.exerciceEndsOn ?? policy.exerciceEnd(state.file);
    const dueOn = policy.theReportIsDueSixMonthsAfter(end, context);
    return [{ type: 'ReportExpected', data: { dueOn, lineIds: grantedIds(state.file) } }];
  },

  'remind-report': (fields, state, context) => {
    const { moment } = fields;
    const { dueOn, reminders } = state.report;
    if (reminders.includes(moment)) return [];
    return (
      policy.theReminderIsDue(fields, state, context) ?? [
        { type: 'ReportReminderSent', data: { dueOn, moment, lineIds: grantedIds(state.file) } },
      ]
    );
  },

  'submit-report': (fields, state, context) =>
    policy.theReportBalances(fields, state, context) ?? [
      {
        type: 'ReportSubmitted',
        data: {
          ...fields,
          submittedBy: holderOf(context.actor),
          submittedOn: context.today,
          lineIds: grantedIds(state.file),
        },
      },
    ],

  'request-report-amendment': ({ reason }) => [{ type: 'ReportAmendmentRequested', data: { reason } }],

  'validate-report': (fields, state, context) =>
    firstRefusal(
      [policy.theValidatorIsNotTheAuthor, policy.theCostIsWithinTheReport],
      fields,
      state,
      context,
    ) ?? [
      {
        type: 'ReportValidated',
        data: {
          actualCost: fields.actualCost,
          validatedBy: holderOf(context.actor),
          validatedOn: context.today,
          lineIds: grantedIds(state.file),
        },
      },
    ],

  close: (fields, state, context) =>
    firstRefusal([policy.noGrantAwaitsItsJustification, everyLineIsSettled], fields, state, context) ?? [
      { type: 'DossierClosed', data: { closedOn: context.today } },
    ],
};
