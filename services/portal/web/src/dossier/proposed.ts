import type { Person } from '../session/session.ts';
import { dayOf } from '../words/format.ts';
import type { DossierSheet, FundingLine } from './dossier-answers.ts';

/** What the form of an action holds at first: what the dossier already says, so that a hand only corrects. */
export function proposedFor(
  intent: string,
  sheet: DossierSheet,
  person: Person,
): Readonly<Record<string, unknown>> {
  const lines = sheet.state.file?.lines ?? [];
  const today = dayOf(new Date().toISOString());
  const undecided = lines.find(({ outcome }) => outcome === undefined);
  const act = { reference: '', date: today, signatory: { id: person.id, name: person.name } };
  switch (intent) {
    case 'program':
      return {
        lines: lines.map((line) => ({ lineId: line.lineId, amount: line.proposed ?? line.requested })),
      };
    case 'grant-line':
      return { lineId: undecided?.lineId ?? '', amount: amountOf(undecided), act };
    case 'refuse-line':
      return { lineId: undecided?.lineId ?? '', act };
    case 'declare-admissible':
      return { checklist: [] };
    case 'notify-decision':
      return { channel: 'electronic', template: 'lettre-notification-2016-v1', notifiedOn: today };
    case 'start-execution':
      return { startedOn: today };
    case 'edit-draft':
      return { contents: sheet.state.contents ?? {} };
    default:
      return {};
  }
}

function amountOf(line: FundingLine | undefined): number | '' {
  return line?.programmed ?? line?.proposed ?? line?.requested ?? '';
}
