import { describe, expect, it } from '@jest/globals';
import { cents, day } from '@jalon/kernel';
import { club } from '../scdl.examples.ts';
import { type SignedConvention, grantedLineCells, publish } from './exported-row.ts';
import { printedHeaders, printedRow } from '@jalon/scdl';
import { faultsUnder, officialSchema } from '@jalon/scdl/examples';

const entry = {
  title: 'Ateliers du mercredi',
  porteur: { id: 'P-EXAMPLE', name: 'Club des Exemples', siret: club, legalForm: 'private-law' },
  endsOn: day('2016-12-31'),
} as Parameters<typeof grantedLineCells>[0];
const line = {
  lineId: 'L1',
  granted: cents(25_000_00),
  act: { reference: 'MEL-2016-1', date: day('2016-03-10') },
} as Parameters<typeof grantedLineCells>[1];
const convention = { lineIds: ['L1'], reference: 'CONV-1', signedOn: day('2016-03-14') } as SignedConvention;
const today = day('2016-06-01');

describe('A line that the metropolis granted', () => {
  it('is dated by its convention when it has one, else by its act', () => {
    expect(grantedLineCells(entry, line, convention)).toMatchObject({
      dateConvention: '2016-03-14',
      referenceDecision: 'MEL-2016-1',
      montant: '25000.00',
      conditionsVersement: 'selon la convention',
      datesPeriodeVersement: '2016-03-14/2016-12-31',
    });
    expect(grantedLineCells(entry, line, undefined)).toMatchObject({
      dateConvention: '2016-03-10',
      conditionsVersement: 'selon la décision',
    });
  });

  it('decided after its action ended has one date of payment, not a period that runs backwards', () => {
    const ended = { ...entry, endsOn: day('2016-01-31') };
    expect(grantedLineCells(ended, line, undefined).datesPeriodeVersement).toBe('2016-03-10');
  });

  it('satisfies the official schema', () => {
    const { cells } = publish('D16-EXAMPL', 'L1', grantedLineCells(entry, line, convention), today);
    expect(cells && faultsUnder(officialSchema, printedHeaders + printedRow(cells))).toEqual([]);
  });

  it('is left out, and told, when its porteur has neither SIRET nor a RNA of the standard', () => {
    const { siret: _, ...nameless } = entry.porteur;
    const without = (porteur: typeof entry.porteur) =>
      publish('D16-EXAMPL', 'L1', grantedLineCells({ ...entry, porteur }, line, undefined), today);
    expect(without(nameless)).toEqual({
      omission: { dossier: 'D16-EXAMPL', lineId: 'L1', reasons: ['idBeneficiaire : ni SIRET ni RNA'] },
    });
    expect(without({ ...nameless, rna: 'W2A0000001' }).cells).toBeUndefined();
    expect(without({ ...nameless, rna: 'W590000001' }).omission).toBeUndefined();
  });
});
