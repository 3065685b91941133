import { describe, expect, it } from '@jest/globals';
import type { SheetFact } from './dossier-answers.ts';
import { papersOf } from './papers.ts';

let revision = 0;
const fact = (type: string, data: Readonly<Record<string, unknown>> = {}): SheetFact => ({
  type,
  revision: revision++,
  occurredAt: '2016-02-03T09:00:00.000Z',
  by: { id: 'ins-07', role: 'instructeur' },
  data,
});
const told = (status: string, ...facts: readonly SheetFact[]) =>
  papersOf({ state: { status }, chapters: { all: facts } }).map(
    ({ kind, name, state, on }) => `${kind} ${name ?? '-'} ${state} ${on ?? '-'}`,
  );

describe('The papers of a dossier', () => {
  it('begin with the receipt, which bears its own day', () => {
    expect(
      told('submitted', fact('DraftOpened'), fact('ReceiptIssued', { receivedOn: '2016-01-12' })),
    ).toEqual(['receipt - held 2016-01-12']);
  });

  it('await each complement that was asked for, until it is there', () => {
    const asked = fact('ComplementsRequested', {
      items: ['RIB', 'Statuts'],
      requestedOn: '2016-01-20',
      dueOn: '2016-02-20',
    });
    const awaited = ['complement RIB awaited 2016-02-20', 'complement Statuts awaited 2016-02-20'];
    expect(told('awaiting-complements', asked)).toEqual(['complement-request - held 2016-01-20', ...awaited]);
    const answered = fact('ComplementsProvided', { items: ['RIB', 'Statuts'], providedOn: '2016-02-01' });
    expect(told('submitted', asked, answered)).toEqual([
      'complement-request - held 2016-01-20',
      'complement RIB held 2016-02-01',
      'complement Statuts held 2016-02-01',
    ]);
  });

  it('keep every version of a note, the last of which stands', () => {
    const note = (version: number) => fact('NoteWritten', { noteId: 'N1', version, text: '…' });
    expect(told('under-instruction', note(1), note(2))).toEqual([
      'note N1 v1 replaced 2016-02-03',
      'note N1 v2 held 2016-02-03',
    ]);
  });

  it('await an opinion until its expert has given it', () => {
    const expert = { id: 'exp-1', name: 'A. Martin' };
    const asked = fact('ExpertOpinionRequested', { opinionId: 'O1', expert, dueOn: '2016-03-01' });
    expect(told('under-instruction', asked)).toEqual(['expert-opinion A. Martin awaited 2016-03-01']);
    const given = fact('ExpertOpinionGiven', { opinionId: 'O1', expert, text: '…' });
    expect(told('under-instruction', asked, given)).toEqual(['expert-opinion A. Martin held 2016-02-03']);
  });

  it('hold one act for all the lines that it decides, and the convention that a decision imposes', () => {
    const act = { reference: '16 C 0123', date: '2016-04-01' };
    const decided = [
      fact('LineGranted', { lineId: 'L1', act }),
      fact('LineRefused', { lineId: 'L2', act }),
      fact('DecisionNotified', { notifiedOn: '2016-04-12', conventionRequired: true }),
    ];
    const papers = ['act 16 C 0123 held 2016-04-01', 'notification - held 2016-04-12'];
    expect(told('notified', ...decided)).toEqual([...papers, 'convention - awaited -']);
    const signed = fact('ConventionSigned', { reference: 'CV-1', signedOn: '2016-05-02' });
    expect(told('in-execution', ...decided, signed)).toEqual([...papers, 'convention CV-1 held 2016-05-02']);
  });

  it('tell a payment order that was sent back, unless that was taken back', () => {
    const ordered = fact('FundingOrdered', {
      order: 'M1',
      number: 12,
      exercice: 2016,
      issuedOn: '2016-06-01',
    });
    const rejected = fact('FundingOrderRejected', { order: 'M1' });
    expect(told('in-execution', ordered, rejected)).toEqual(['payment-order 2016-12 refused 2016-06-01']);
    expect(
      told('in-execution', ordered, rejected, fact('FundingRejectionWithdrawn', { order: 'M1' })),
    ).toEqual(['payment-order 2016-12 held 2016-06-01']);
  });

  it('end with the report: awaited, sent back, replaced', () => {
    const expected = fact('ReportExpected', { dueOn: '2017-06-30' });
    expect(told('report-due', expected)).toEqual(['report - awaited 2017-06-30']);
    const submitted = fact('ReportSubmitted', { submittedOn: '2017-05-01' });
    const sentBack = fact('ReportAmendmentRequested', { reason: '…' });
    expect(told('report-to-amend', expected, submitted, sentBack)).toEqual(['report - refused 2017-05-01']);
    const again = fact('ReportSubmitted', { submittedOn: '2017-05-20' });
    expect(told('report-submitted', expected, submitted, sentBack, again)).toEqual([
      'report - replaced 2017-05-01',
      'report - held 2017-05-20',
    ]);
  });
});
