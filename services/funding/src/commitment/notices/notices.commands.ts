import { z } from 'zod';
import { commitmentEventSchemas } from '../commitment.events.ts';
import { everyLiveStatus, intent } from '../intent.commands.ts';

const facts = commitmentEventSchemas;

/**
 * What programmation tells of the line: heard in every state, because what happened there has happened. A message that
 * tells nothing new changes nothing.
 */
export const noticesIntents = {
  'hear-notification': intent({
    schema: z.strictObject(facts.GrantNotified.shape),
    roles: [],
    from: everyLiveStatus,
    summary: 'Apprendre que la décision est notifiée',
    internal: true,
  }),
  'hear-convention': intent({
    schema: z.strictObject(facts.ConventionInForce.shape),
    roles: [],
    from: everyLiveStatus,
    summary: 'Apprendre que la convention est signée',
    internal: true,
  }),
  'hear-report-due': intent({
    schema: z.strictObject(facts.FinancialReportDue.shape),
    roles: [],
    from: everyLiveStatus,
    summary: 'Apprendre que le compte rendu financier est attendu',
    internal: true,
  }),
  'hear-report-reminded': intent({
    schema: z.strictObject(facts.FinancialReportReminded.shape),
    roles: [],
    from: everyLiveStatus,
    summary: 'Apprendre que le compte rendu financier est réclamé',
    internal: true,
  }),
  'hear-report-received': intent({
    schema: z.strictObject(facts.FinancialReportReceived.shape),
    roles: [],
    from: everyLiveStatus,
    summary: 'Apprendre que le compte rendu financier est reçu',
    internal: true,
  }),
  'hear-report-accepted': intent({
    schema: z.strictObject(facts.FinancialReportAccepted.shape),
    roles: [],
    from: everyLiveStatus,
    summary: 'Apprendre que le compte rendu financier est validé, et le coût réel',
    internal: true,
  }),
} as const;
