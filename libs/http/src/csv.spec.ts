import { describe, expect, it } from '@jest/globals';
import { csvCell, csvLines } from './csv.ts';

describe('An export as CSV', () => {
  it('doubles quotes and keeps commas, line ends and accents', () => {
    const columns = [{ header: 'objet', value: (row: { objet: string }) => row.objet }];
    expect(csvLines(columns, [{ objet: 'l’"été", à Lille' }, { objet: 'deux\nlignes' }])).toBe(
      'objet\r\n"l’""été"", à Lille"\r\n"deux\nlignes"\r\n',
    );
  });

  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1'])('never lets a spreadsheet run %j', (text) => {
    expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
  });

  it.each(['-12,50', '+33', '-3'])('leaves the number %j alone', (text) => {
    expect(csvCell(text).replaceAll('"', '')).toBe(text);
  });
});
