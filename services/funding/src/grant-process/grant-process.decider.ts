import { type MessageOf, type programmationMessages } from '@jalon/contracts';
import { unreachable } from '@jalon/kernel';
import type { CommitmentIntent } from '../commitment/commitment.commands.ts';
import type { CommitmentStatus } from '../commitment/commitment.state.ts';
import type { ConventionIntent } from '../convention/convention.commands.ts';

/** What programmation said, once read. */
export type Heard = MessageOf<typeof programmationMessages>;

/**
 * What a message asks of funding. `give-up` gives back whatever of the line is not owed yet: how depends on how far its
 * commitment has come (`givingUp`).
 */
export type GrantCommand =
  | { readonly on: 'commitment'; readonly id: string; readonly asked: CommitmentIntent }
  | { readonly on: 'commitment'; readonly id: string; readonly asked: GiveUp }
  | { readonly on: 'convention'; readonly dossier: string; readonly asked: ConventionIntent };

export interface GiveUp {
  readonly intent: 'give-up';
  readonly reason: string;
}

const whyItFell = {
  withdrawn: 'Le porteur a retiré son dossier.',
  cancelled: 'La décision est annulée.',
  reopened: 'L’instruction est rouverte.',
} as const;

/** The commands of a message, in their order. Pure: the same message always asks the same. */
export function commandsOf({ type, data }: Heard): readonly GrantCommand[] {
  const { dossier } = data;
  switch (type) {
    case 'programmation.line-granted':
      return [opening(data)];
    case 'programmation.line-refused':
      return []; // nothing was asked of an envelope
    case 'programmation.line-lapsed':
      return [givenUp(dossier, data.lineId, 'La caducité de la ligne est constatée.')];
    case 'programmation.grants-withdrawn': {
      const reason = whyItFell[data.cause];
      return [
        ...data.lineIds.map((lineId) => givenUp(dossier, lineId, reason)),
        { on: 'convention', dossier, asked: { intent: 'hear-withdrawal', reason } },
      ];
    }
    case 'programmation.decision-notified': {
      const { notifiedOn, lineIds, conventionLines } = data;
      const notices = lineIds.map((lineId) =>
        onLine(dossier, lineId, {
          intent: 'hear-notification',
          notifiedOn,
          conventionRequired: conventionLines.includes(lineId),
        }),
      );
      if (conventionLines.length === 0) return notices;
      const named = conventionLines.map((lineId) => commitmentOf(dossier, lineId));
      const draft = { intent: 'draft', commitments: named, cause: 'notification' } as const;
      return [...notices, { on: 'convention', dossier, asked: draft }];
    }
    case 'programmation.convention-signed': {
      const { lineIds, reference, signedOn, signatories } = data;
      const named = lineIds.map((lineId) => commitmentOf(dossier, lineId));
      const signature = { intent: 'sign', commitments: named, reference, signedOn, signatories } as const;
      return [
        { on: 'convention', dossier, asked: signature },
        ...lineIds.map((lineId) =>
          onLine(dossier, lineId, { intent: 'hear-convention', reference, signedOn }),
        ),
      ];
    }
    case 'programmation.report-due':
      return data.lineIds.map((lineId) =>
        onLine(dossier, lineId, { intent: 'hear-report-due', dueOn: data.dueOn }),
      );
    case 'programmation.report-reminded':
      return data.lineIds.map((lineId) =>
        onLine(dossier, lineId, { intent: 'hear-report-reminded', moment: data.moment }),
      );
    case 'programmation.report-received':
      return data.lineIds.map((lineId) =>
        onLine(dossier, lineId, { intent: 'hear-report-received', receivedOn: data.receivedOn }),
      );
    case 'programmation.report-accepted': {
      const { actualCost, acceptedOn } = data;
      return data.lineIds.map((lineId) =>
        onLine(dossier, lineId, { intent: 'hear-report-accepted', actualCost, acceptedOn }),
      );
    }
    default:
      return unreachable(type);
  }
}

/** How a commitment that has come so far is given up: whole before the debt exists, else what is not owed yet. */
export function givingUp({ reason }: GiveUp, status: CommitmentStatus): CommitmentIntent {
  const whole = status === 'denied' || status === 'reserved' || status === 'accounting';
  return { intent: whole ? 'cancel' : 'lapse', reason };
}

function opening(data: Extract<Heard, { type: 'programmation.line-granted' }>['data']): GrantCommand {
  const { porteur: beneficiary, amount: granted, ...terms } = data;
  const nature = natureOf(data);
  return onLine(data.dossier, data.lineId, {
    intent: 'open',
    ...terms,
    beneficiary,
    granted,
    nature,
    origin: 'granted',
  });
}

/**
 * Whether a grant pays for investment (R17) or for an action: the dotation politique de la ville and the FEDER (ITI)
 * build and equip, the other dispositifs of the programme pay for actions.
 */
export function natureOf({ funder, dispositif }: { readonly funder: string; readonly dispositif: string }) {
  return funder === 'feder' || (funder === 'etat' && dispositif === 'dpv') ? 'investment' : 'operating';
}

function givenUp(dossier: string, lineId: string, reason: string): GrantCommand {
  return { on: 'commitment', id: commitmentOf(dossier, lineId), asked: { intent: 'give-up', reason } };
}

function onLine(dossier: string, lineId: string, asked: CommitmentIntent): GrantCommand {
  return { on: 'commitment', id: commitmentOf(dossier, lineId), asked };
}

/** The commitment of a line keeps the line's own id for ever. */
function commitmentOf(dossier: string, lineId: string): string {
  return `${dossier}.${lineId}`;
}
