import type { Recorded } from '@jalon/event-store';
import { type Topic, publish } from '@jalon/messaging';
import type { DossierEvent } from './dossier/dossier.events.ts';

type Fact<Type extends DossierEvent['type']> = Recorded<Extract<DossierEvent, { readonly type: Type }>>;

/**
 * What the other services may hear of the funding lines, in the words of a contract: who signs and why it was refused
 * stay here. Amounts in cents. Grants of the past, read from a file, are nobody's to commit: they are not told.
 */
export const fundingLines: Topic = {
  name: 'programmation.funding-lines',
  publications: [
    publish<Fact<'LineGranted'>>(['LineGranted'], ({ stream, data }) => {
      const { lineId, funder, dispositif, year, amount, act } = data;
      const line = { dossier: dossierOf(stream), lineId, funder, dispositif, year };
      return {
        type: 'programmation.line-granted',
        version: 1,
        data: { ...line, amount, act: { reference: act.reference, date: act.date } },
      };
    }),
    publish<Fact<'LineRefused'>>(['LineRefused'], ({ stream, data }) => {
      const { lineId, funder, dispositif, year } = data;
      return {
        type: 'programmation.line-refused',
        version: 1,
        data: { dossier: dossierOf(stream), lineId, funder, dispositif, year },
      };
    }),
    publish<Fact<'LineLapsed'>>(['LineLapsed'], ({ stream, data: { lineId } }) => ({
      type: 'programmation.line-lapsed',
      version: 1,
      data: { dossier: dossierOf(stream), lineId },
    })),
    publish<Fact<'DecisionNotified'>>(['DecisionNotified'], ({ stream, data }) => ({
      type: 'programmation.decision-notified',
      version: 1,
      data: {
        dossier: dossierOf(stream),
        notifiedOn: data.notifiedOn,
        conventionLines: data.conventionLines,
      },
    })),
    publish<Fact<'ConventionSigned'>>(['ConventionSigned'], ({ stream, data }) => ({
      type: 'programmation.convention-signed',
      version: 1,
      data: {
        dossier: dossierOf(stream),
        lineIds: data.lineIds,
        reference: data.reference,
        signedOn: data.signedOn,
      },
    })),
  ],
};

function dossierOf(stream: string): string {
  return stream.slice('dossier-'.length);
}
