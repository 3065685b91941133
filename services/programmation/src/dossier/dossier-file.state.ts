import type { ContentsRead, DossierContents, DossierEvent } from './dossier.events.ts';
import {
  type CaseFile,
  type Deposited,
  type Dossier,
  type FundingLine,
  type LineOutcome,
  grantedLines,
  lineOf,
  undecidedLines,
} from './dossier.state.ts';
import type { FundingEvent } from './funding/funding.events.ts';
import { type LineMoney, evolveMoney } from './funding/line-money.state.ts';

/** The contents with the parts that changed: a part given replaces the whole part. */
export function withChanges(contents: DossierContents, changes: ContentsRead): DossierContents {
  // A change read from JSON never holds an explicit undefined, which is all that the wider type adds.
  return { ...contents, ...(changes as Partial<DossierContents>) };
}

/** The lines with what is proposed to the committee: what was programmed before its opinion no longer counts. */
export function proposedLines(
  { lines }: CaseFile,
  proposals: Extract<DossierEvent, { type: 'PutOnAgenda' }>['data']['proposals'],
): readonly FundingLine[] {
  return lines.map(({ programmed: _before, ...line }) => {
    const proposal = proposals.find(({ lineId }) => lineId === line.lineId);
    return proposal ? { ...line, proposed: proposal.amount } : line;
  });
}

/** Facts that cannot follow one another: the log was not written by this decider. */
export class ImpossibleHistory extends Error {
  override readonly name = 'ImpossibleHistory';
}

/** Ends the fold of a history that no decider wrote. @throws ImpossibleHistory */
export function impossible(state: Dossier, event?: DossierEvent): never {
  throw new ImpossibleHistory(`A dossier in state ${state.status} cannot know ${event?.type ?? 'this fact'}`);
}

/** The draft that a fact speaks of. @throws ImpossibleHistory */
export function draftOf(state: Dossier): Extract<Dossier, { status: 'draft' }> {
  return state.status === 'draft' ? state : impossible(state);
}

/** The file that a fact speaks of. @throws ImpossibleHistory */
export function fileOf(state: Dossier): CaseFile {
  return 'file' in state ? state.file : impossible(state);
}

/** The same state, its file changed. @throws ImpossibleHistory */
export function withFile(state: Dossier, changes: Partial<CaseFile>): Deposited {
  return 'file' in state ? { ...state, file: { ...state.file, ...changes } } : impossible(state);
}

/** The file of a draft that is deposited. */
export function openFile(
  state: Dossier,
  { contents, porteur }: Pick<CaseFile, 'contents' | 'porteur'>,
): CaseFile {
  const { reference, campaign } = draftOf(state).identity;
  return {
    reference,
    campaign,
    porteur,
    contents,
    lines: contents.lines,
    silence: undefined,
    opinions: [],
    notes: {},
    conventionAwaitedOn: [],
    endsOn: contents.endsOn,
    nonCompletion: false,
  };
}

/** The file with the complements, and the silence of R14 running on. */
export function complemented(
  state: Dossier,
  {
    contents: changes,
    suspendedDays,
    silenceMeansRefusalAfter: endsOn,
  }: Extract<DossierEvent, { type: 'ComplementsProvided' }>['data'],
): CaseFile {
  const file = fileOf(state);
  const contents = withChanges(file.contents, changes);
  const silence = file.silence && endsOn && { receivedOn: file.silence.receivedOn, endsOn, suspendedDays };
  return { ...file, contents, lines: contents.lines, endsOn: contents.endsOn, silence };
}

/** The committee's opinion that the state carries. */
export function opinionOf(state: Dossier) {
  return state.status === 'opinion-given' || state.status === 'programmed'
    ? state.opinion
    : impossible(state);
}

/** The state after a decision on a line: decided with the last of them. */
export function decided(state: Dossier, lineId: string, outcome: LineOutcome): Dossier {
  const file = withOutcome(fileOf(state), lineId, outcome);
  return undecidedLines(file).length === 0 ? { status: 'decided', file } : withFile(state, file);
}

/** The file, one line decided. */
export function withOutcome(file: CaseFile, lineId: string, outcome: LineOutcome): CaseFile {
  return { ...file, lines: file.lines.map((line) => (line.lineId === lineId ? { ...line, outcome } : line)) };
}

/** The state after a granted line lapsed: lapsed with the last of them. */
export function lapsed(state: Dossier, lineId: string): Dossier {
  const outcome = lineOf(fileOf(state), lineId)?.outcome;
  if (outcome?.kind !== 'granted') return impossible(state);
  const file = withOutcome(fileOf(state), lineId, { ...outcome, kind: 'lapsed' });
  return grantedLines(file).length === 0 ? { status: 'lapsed', file } : withFile(state, file);
}

/** Every grant cancelled. */
export function cancelGrants(file: CaseFile): CaseFile {
  const lines = file.lines.map((line) =>
    line.outcome?.kind === 'granted'
      ? { ...line, outcome: { ...line.outcome, kind: 'cancelled' as const } }
      : line,
  );
  return { ...file, lines };
}

/** The lines, what funding said of one of them taken in. */
export function withMoney<Line extends { readonly lineId: string; readonly money?: LineMoney }>(
  lines: readonly Line[],
  event: FundingEvent,
): Line[] {
  const { lineId } = event.data;
  return lines.map((line) =>
    line.lineId === lineId ? { ...line, money: evolveMoney(line.money, event) } : line,
  );
}

/** Proposals, amounts programmed and decisions start over; what was requested, written and told of money stays. */
export function reopened(file: CaseFile): CaseFile {
  const lines = file.lines.map(
    ({ proposed: _proposed, programmed: _programmed, outcome: _outcome, ...line }): FundingLine => line,
  );
  const { proposer: _proposer, programmer: _programmer, ...rest } = file;
  return { ...rest, lines, silence: undefined, conventionAwaitedOn: [] };
}
