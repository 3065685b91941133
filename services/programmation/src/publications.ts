import { type MessageData, programmationMessages, programmationTopic } from '@jalon/contracts';
import type { Recorded } from '@jalon/event-store';
import { type Topic, publish } from '@jalon/messaging';
import type { DossierEvent } from './dossier/dossier.events.ts';

type Fact<Type extends DossierEvent['type']> = Recorded<Extract<DossierEvent, { readonly type: Type }>>;
type Messages = typeof programmationMessages;

/**
 * What the other services may hear of the funding lines, in the words of a contract: who signs and why it was refused
 * stay here. Amounts in cents. Grants of the past, read from a file, are nobody's to commit: they are not told.
 */
export const fundingLines: Topic = {
  name: programmationTopic,
  publications: [
    publish<Fact<'LineGranted'>>(['LineGranted'], ({ stream, data }) => {
      const { act, ...line } = data;
      return tell('programmation.line-granted', {
        dossier: dossierOf(stream),
        ...line,
        act: { reference: act.reference, date: act.date },
      });
    }),
    publish<Fact<'LineRefused'>>(['LineRefused'], ({ stream, data }) => {
      const { lineId, funder, dispositif, year } = data;
      return tell('programmation.line-refused', {
        dossier: dossierOf(stream),
        lineId,
        funder,
        dispositif,
        year,
      });
    }),
    publish<Fact<'LineLapsed'>>(['LineLapsed'], ({ stream, data: { lineId } }) =>
      tell('programmation.line-lapsed', { dossier: dossierOf(stream), lineId }),
    ),
    publish<Fact<'DossierWithdrawn'>>(['DossierWithdrawn'], (fact) => fallenGrants(fact, 'withdrawn')),
    publish<Fact<'DossierCancelled'>>(['DossierCancelled'], (fact) => fallenGrants(fact, 'cancelled')),
    publish<Fact<'InstructionReopened'>>(['InstructionReopened'], (fact) => fallenGrants(fact, 'reopened')),
    publish<Fact<'DecisionNotified'>>(['DecisionNotified'], ({ stream, data }) => {
      const { notifiedOn, lineIds, conventionLines } = data;
      return tell('programmation.decision-notified', {
        dossier: dossierOf(stream),
        notifiedOn,
        lineIds,
        conventionLines,
      });
    }),
    publish<Fact<'ConventionSigned'>>(['ConventionSigned'], ({ stream, data }) =>
      tell('programmation.convention-signed', { dossier: dossierOf(stream), ...data }),
    ),
    publish<Fact<'ReportExpected'>>(['ReportExpected'], ({ stream, data }) =>
      tell('programmation.report-due', { dossier: dossierOf(stream), ...data }),
    ),
    publish<Fact<'ReportReminderSent'>>(['ReportReminderSent'], ({ stream, data: { moment, lineIds } }) =>
      tell('programmation.report-reminded', { dossier: dossierOf(stream), lineIds, moment }),
    ),
    publish<Fact<'ReportSubmitted'>>(['ReportSubmitted'], ({ stream, data: { lineIds, submittedOn } }) =>
      tell('programmation.report-received', {
        dossier: dossierOf(stream),
        lineIds,
        receivedOn: submittedOn,
      }),
    ),
    publish<Fact<'ReportValidated'>>(['ReportValidated'], ({ stream, data }) => {
      const { lineIds, actualCost, validatedOn: acceptedOn } = data;
      return tell('programmation.report-accepted', {
        dossier: dossierOf(stream),
        lineIds,
        actualCost,
        acceptedOn,
      });
    }),
  ],
};

function tell<Type extends keyof Messages>(type: Type, data: MessageData<Messages, Type>) {
  return { type, version: programmationMessages[type].version, data };
}

/** Nobody hears of a dossier that falls without any grant. */
function fallenGrants(
  { stream, data: { lineIds } }: Fact<'DossierWithdrawn' | 'DossierCancelled' | 'InstructionReopened'>,
  cause: MessageData<Messages, 'programmation.grants-withdrawn'>['cause'],
) {
  if (lineIds.length === 0) return undefined;
  return tell('programmation.grants-withdrawn', { dossier: dossierOf(stream), lineIds, cause });
}

function dossierOf(stream: string): string {
  return stream.slice('dossier-'.length);
}
