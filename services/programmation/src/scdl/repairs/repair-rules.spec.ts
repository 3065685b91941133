import { describe, expect, it } from '@jest/globals';
import { cellsOf, club, grantor } from '../scdl.examples.ts';
import { grantorGiven } from './grantor-given.ts';
import * as rules from './repair-rules.ts';
import { applyRepairs, repairRow, rulesOfColumn } from './repaired-row.ts';

/** What each rule mends, and what it leaves as it is. */
const cases: Readonly<
  Record<keyof typeof rules, { mends: readonly (readonly [string, string])[]; leaves: readonly string[] }>
> = {
  formulaGuardRemoved: {
    mends: [
      ["'=1+1", '=1+1'],
      ["'-5 %", '-5 %'],
    ],
    leaves: ["l'été", '=1+1', "'entre guillemets'"],
  },
  spacesTrimmed: {
    mends: [
      [' a ', 'a'],
      ['\u00a0a', 'a'],
    ],
    leaves: ['a b'],
  },
  linesJoined: {
    mends: [
      ['a\nb', 'a b'],
      ['a \r\n\tb', 'a b'],
    ],
    leaves: ['a b'],
  },
  trailingDecimalRemoved: {
    mends: [
      [`${club}.0`, club],
      [`${club},00`, club],
    ],
    leaves: ['12.0', `${club}.5`, '2,43E+13'],
  },
  identifierSpacesRemoved: {
    mends: [['210 600 045 00392', '21060004500392']],
    leaves: ['2,43 E', '21060004500392'],
  },
  rnaCapitalised: { mends: [['w770000001', 'W770000001']], leaves: ['w77', 'W770000001', 'x770000001'] },
  frenchDayTurned: {
    mends: [
      ['05/12/2016', '2016-12-05'],
      ['1/2/2016', '2016-02-01'],
      ['05/12/2016_31/12/2016', '2016-12-05_2016-12-31'],
    ],
    leaves: ['31/02/2016', '12/31/2016', '05/12/16', '2016-12-05'],
  },
  midnightDropped: {
    mends: [
      ['2016-12-05 00:00:00', '2016-12-05'],
      ['2016-12-05T00:00Z', '2016-12-05'],
    ],
    leaves: ['2016-12-05 10:00:00', '2016-12-05'],
  },
  periodSlashed: {
    mends: [
      ['2016-01-01_2016-12-31', '2016-01-01/2016-12-31'],
      ['2016-01-01 au 2016-12-31', '2016-01-01/2016-12-31'],
    ],
    leaves: ['2016-01-01/2016-12-31', '2016-01-01', '2016-01-01;2016-12-31'],
  },
  amountRespelled: {
    mends: [
      ['100000,1', '100000.10'],
      ['1 234,50 €', '1234.50'],
      ['1\u202f234', '1234.00'],
    ],
    leaves: ['1,234.50', '1.234,50', '840690.0', '-12.5', 'mille', '12,345'],
  },
  decimalPointed: { mends: [['0,5', '0.5']], leaves: ['0.5', '1', ',5'] },
  zeroWritten: { mends: [['.5', '0.5']], leaves: ['0.5', '.', '5', '.5 %'] },
  percentDivided: {
    mends: [
      ['80', '0.8'],
      ['100', '1'],
      ['80 %', '0.8'],
      ['1%', '0.01'],
      ['33.3', '0.333'],
      ['5', '0.05'],
      ['100.0%', '1'],
    ],
    leaves: ['1', '0.8', '0.05', '101', '1.0', 'tout'],
  },
  answerTranslated: {
    mends: [
      ['no', 'non'],
      ['Yes', 'oui'],
      ['OUI', 'oui'],
      ['faux', 'non'],
    ],
    leaves: ['peut-être', '1', '0', 'constructor'],
  },
  natureRespelled: {
    mends: [
      ['Aide en numeraire', 'aide en numéraire'],
      ['AIDE EN NATURE ; aide en numéraire', 'aide en nature;aide en numéraire'],
    ],
    leaves: ['subvention', 'prêt'],
  },
  conditionsRespelled: {
    mends: [
      ['Echelonne', 'échelonné'],
      ['UNIQUE', 'unique'],
    ],
    leaves: ['unique;échelonné', 'en deux fois'],
  },
};

describe('The rules that mend a cell', () => {
  for (const [name, { mends, leaves }] of Object.entries(cases)) {
    const rule = rules[name as keyof typeof rules];
    const after = (text: string) => rule.mend(text) ?? text;
    it(
      `${rule.name} mends ${mends.map(([from, to]) => `« ${from} » into « ${to} »`).join(', ')}`.replace(
        /\s+/g,
        ' ',
      ),
      () => {
        for (const [from, to] of mends) expect(after(from)).toBe(to);
      },
    );
    it(`${rule.name} leaves what it does not understand`, () => {
      for (const text of [...leaves, '']) expect(after(text)).toBe(text);
    });
    it(`${rule.name} has nothing to say of what it mended`, () => {
      for (const [, to] of mends) expect(after(to)).toBe(to);
    });
  }

  it('are all tried in some column', () => {
    expect(new Set(Object.values(rulesOfColumn).flat())).toEqual(new Set(Object.values(rules)));
  });
});

describe('grantor-given: the SIRET that whoever imports gives for the file’s grantor', () => {
  const mend = (text: string) => grantorGiven(grantor).mend(text);
  const siren = grantor.slice(0, 9);

  it('takes the place of none, of its SIREN, of its SIREN and zeros, of its first digits', () => {
    const scientific = Number(grantor).toExponential(2).replace('.', ',').replace('e', 'E');
    for (const damaged of ['', siren, `${siren}00000`, scientific]) expect(mend(damaged)).toBe(grantor);
  });

  it('never takes the place of a sound SIRET, nor of one that it contradicts', () => {
    for (const other of [club, '218600000', '2,43E+13', '2,18E+12', 'inconnu'])
      expect(mend(other)).toBeUndefined();
  });
});

describe('A mended row', () => {
  it('tells each repair: the column, from what, to what, by which rule', () => {
    const { cells, repairs } = repairRow(
      cellsOf({ datesPeriodeVersement: ' 01/02/2016_03/04/2016', notificationUE: 'no' }),
    );
    expect(cells.datesPeriodeVersement).toBe('2016-02-01/2016-04-03');
    expect(repairs.map(({ column, rule, to }) => [column, rule, to])).toEqual([
      ['datesPeriodeVersement', 'spaces-trimmed', '01/02/2016_03/04/2016'],
      ['datesPeriodeVersement', 'french-day-turned', '2016-02-01_2016-04-03'],
      ['datesPeriodeVersement', 'period-slashed', '2016-02-01/2016-04-03'],
      ['notificationUE', 'answer-translated', 'non'],
    ]);
  });

  it('is what was read with its repairs applied', () => {
    const read = cellsOf({ montant: '1 000,5', nature: 'numéraire', pourcentageSubvention: '50 %' });
    const { cells, repairs } = repairRow(read);
    expect(applyRepairs(read, repairs)).toEqual(cells);
  });

  it('that was clean has no repair', () => {
    expect(repairRow(cellsOf())).toEqual({ cells: cellsOf(), repairs: [] });
  });
});
