import type { Actor, DossierSheet, SheetFact } from './dossier-answers.ts';

/** What a paper of the dossier is: a name of the words `paper.*`. */
export type PaperKind =
  | 'receipt'
  | 'past-grant'
  | 'complement'
  | 'complement-request'
  | 'expert-opinion'
  | 'note'
  | 'committee-note'
  | 'minutes'
  | 'act'
  | 'notification'
  | 'convention'
  | 'payment-order'
  | 'report';

/** `awaited`: asked for, not there. `replaced`: a later one stands in its place. `refused`: to be made again. */
export type PaperState = 'held' | 'awaited' | 'replaced' | 'refused';

/** One paper of a dossier, as its facts tell of it. Days as `2016-03-31`. */
export interface Paper {
  readonly kind: PaperKind;
  /** What tells it from others of its kind: a reference, an item that was asked for, a version. */
  readonly name: string | undefined;
  readonly state: PaperState;
  /** The day that it bears, or the day by which it is awaited. */
  readonly on: string | undefined;
  readonly by: Actor;
  /** The fact that tells of it, in the dossier's history. */
  readonly revision: number;
  /** The session whose minutes it is. */
  readonly session?: string;
}

/** Every paper of a dossier's life, oldest first; what is awaited comes last. */
export function papersOf({ chapters, state }: Pick<DossierSheet, 'chapters' | 'state'>): readonly Paper[] {
  const told = Object.values(chapters)
    .flat()
    .toSorted((one, other) => one.revision - other.revision);
  const awaitsComplements = state.status === 'awaiting-complements';
  const papers = told.flatMap((fact) => papersToldBy(fact, told, awaitsComplements));
  const isAwaited = (paper: Paper) => Number(paper.state === 'awaited');
  return papers.toSorted((one, other) => isAwaited(one) - isAwaited(other));
}

function papersToldBy(
  fact: SheetFact,
  told: readonly SheetFact[],
  awaitsComplements: boolean,
): readonly Paper[] {
  const { type, data } = fact;
  const later = (kind: string) => told.filter((one) => one.type === kind && one.revision > fact.revision);
  const paper = (
    kind: PaperKind,
    on: unknown,
    { name, state = 'held', ...more }: Partial<Omit<Paper, 'name'>> & { readonly name?: unknown } = {},
  ): Paper => ({
    kind,
    name: text(name),
    state,
    on: text(on) ?? fact.occurredAt.slice(0, 10),
    by: fact.by,
    revision: fact.revision,
    ...more,
  });
  switch (type) {
    case 'ReceiptIssued':
      return [paper('receipt', data['receivedOn'])];
    case 'PastGrantImported': {
      const source = data['source'] as { readonly file: string; readonly row: number };
      return [paper('past-grant', undefined, { name: `${source.file}, ${source.row}` })];
    }
    case 'ComplementsRequested': {
      const answered = later('ComplementsProvided').length > 0;
      const missing = !answered && awaitsComplements ? texts(data['items']) : [];
      return [
        paper('complement-request', data['requestedOn']),
        ...missing.map((name) => paper('complement', data['dueOn'], { name, state: 'awaited' })),
      ];
    }
    case 'ComplementsProvided':
      return texts(data['items']).map((name) => paper('complement', data['providedOn'], { name }));
    case 'ExpertOpinionRequested': {
      const given = later('ExpertOpinionGiven').some((one) => one.data['opinionId'] === data['opinionId']);
      const name = nameOf(data['expert']);
      return given ? [] : [paper('expert-opinion', data['dueOn'], { name, state: 'awaited' })];
    }
    case 'ExpertOpinionGiven':
      return [paper('expert-opinion', undefined, { name: nameOf(data['expert']) })];
    case 'NoteWritten': {
      const replaced = later(type).some((one) => one.data['noteId'] === data['noteId']);
      const name = `${text(data['noteId']) ?? ''} v${Number(data['version'])}`;
      return [paper('note', undefined, { name, state: replaced ? 'replaced' : 'held' })];
    }
    case 'PutOnAgenda':
    case 'ProposalChanged': {
      const replaced = ['PutOnAgenda', 'ProposalChanged', 'TakenOffAgenda'].some(
        (one) => later(one).length > 0,
      );
      return [paper('committee-note', undefined, { state: replaced ? 'replaced' : 'held' })];
    }
    case 'CommitteeOpinionGiven':
      return [paper('minutes', data['givenOn'], { session: text(data['session']) ?? '' })];
    case 'LineGranted':
    case 'LineRefused': {
      const act = data['act'] as { readonly reference: string; readonly date: string };
      // One act decides several lines: it is told by the first.
      const before = told.some(
        (one) =>
          one.revision < fact.revision &&
          (one.data['act'] as { readonly reference?: string } | undefined)?.reference === act.reference,
      );
      return before ? [] : [paper('act', act.date, { name: act.reference })];
    }
    case 'DecisionNotified': {
      const notification = paper('notification', data['notifiedOn']);
      const isMissing = data['conventionRequired'] === true && later('ConventionSigned').length === 0;
      return isMissing
        ? [notification, paper('convention', undefined, { state: 'awaited', on: undefined })]
        : [notification];
    }
    case 'ConventionSigned':
      return [paper('convention', data['signedOn'], { name: data['reference'] })];
    case 'FundingOrdered': {
      const rejected = later('FundingOrderRejected').some((one) => one.data['order'] === data['order']);
      const stands = later('FundingRejectionWithdrawn').some((one) => one.data['order'] === data['order']);
      const name = `${Number(data['exercice'])}-${Number(data['number'])}`;
      const state = rejected && !stands ? 'refused' : 'held';
      return [paper('payment-order', data['issuedOn'], { name, state })];
    }
    case 'ReportExpected':
      return later('ReportSubmitted').length > 0 || later('ReportExpected').length > 0
        ? []
        : [paper('report', data['dueOn'], { state: 'awaited' })];
    case 'ReportSubmitted': {
      const refused = later('ReportAmendmentRequested').length > 0;
      const replaced = later('ReportSubmitted').length > 0;
      return [paper('report', data['submittedOn'], { state: stateOfReport(refused, replaced) })];
    }
    default:
      return [];
  }
}

function stateOfReport(refused: boolean, replaced: boolean): PaperState {
  if (replaced) return 'replaced';
  return refused ? 'refused' : 'held';
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function nameOf(holder: unknown): string | undefined {
  return text((holder as { readonly name?: unknown } | undefined)?.name);
}
