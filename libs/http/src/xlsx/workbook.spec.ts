import { describe, expect, it } from '@jest/globals';
import type { CsvColumn } from '../csv.ts';
import { readArchive } from './read-archive.examples.ts';
import { workbookOf } from './workbook.ts';

interface Grant {
  readonly title: string;
  readonly amount?: string;
  readonly day?: string;
  readonly count?: number;
}

const columns: readonly CsvColumn<Grant>[] = [
  { header: 'intitulé', value: ({ title }) => title },
  { header: 'accordé', value: ({ amount }) => amount, format: 'euros' },
  { header: 'payé le', value: ({ day }) => day, format: 'day' },
  { header: 'nombre', value: ({ count }) => count },
];

async function sheetWith(...rows: readonly Grant[]): Promise<string> {
  return readArchive(await workbookOf('registre', columns, rows)).get('xl/worksheets/sheet1.xml') ?? '';
}

describe('A list as a workbook', () => {
  it('writes an amount of money as a number with two decimals, and a day as a date', async () => {
    const sheet = await sheetWith({ title: 'Chantier', amount: '-1234.50', day: '2016-04-01', count: 3 });
    expect(sheet).toContain('<c s="2"><v>-1234.50</v></c>');
    // 1 April 2016 is day 42461 of a spreadsheet.
    expect(sheet).toContain('<c s="3"><v>42461</v></c>');
    expect(sheet).toContain('<c s="0"><v>3</v></c>');
  });

  it('leaves a cell empty where nothing is known', async () => {
    expect(await sheetWith({ title: '' })).toContain('<row><c/><c/><c/><c/></row>');
  });

  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1'])('keeps %j a text, never a formula', async (title) => {
    const sheet = await sheetWith({ title });
    expect(sheet).toContain(`t="inlineStr"><is><t xml:space="preserve">${title}</t>`);
    expect(sheet).not.toContain('<f>');
  });

  it('keeps as a text an amount or a day that is none', async () => {
    const sheet = await sheetWith({ title: 'x', amount: '12,5', day: '2016-02-31' });
    expect(sheet).toContain('>12,5</t>');
    expect(sheet).toContain('>2016-02-31</t>');
  });

  it('carries what XML cannot write, and what a spreadsheet would read otherwise', async () => {
    const sheet = await sheetWith({ title: `<Été> & "\u0007" \uD800 _x0041_ ${'é'.repeat(40_000)}` });
    expect(sheet).toContain('&lt;Été&gt; &amp; &quot;\uFFFD&quot; \uFFFD _x005F_x0041_ é');
    expect(sheet.match(/é{30000,}/)?.[0].length).toBeLessThan(32_767);
  });

  it('freezes the row of headers', async () => {
    const sheet = await sheetWith();
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<row><c s="1" t="inlineStr"><is><t xml:space="preserve">intitulé</t></is></c>');
  });

  it('is whole: every part that it names is in it', async () => {
    const files = readArchive(await workbookOf('a/b', columns, []));
    expect([...files.keys()].sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    expect(files.get('xl/workbook.xml')).toContain('<sheet name="a b" ');
    const types = files.get('[Content_Types].xml') ?? '';
    for (const [, part = ''] of types.matchAll(/PartName="\/([^"]+)"/g)) expect(files.has(part)).toBe(true);
  });

  it('gives the same bytes for the same rows', async () => {
    const rows = Array.from({ length: 2_000 }, (_, nth) => ({ title: `Action ${nth}`, amount: `${nth}.00` }));
    const [one, other] = await Promise.all([
      workbookOf('registre', columns, rows),
      workbookOf('registre', columns, rows),
    ]);
    expect(one.equals(other)).toBe(true);
    expect(readArchive(one).get('xl/worksheets/sheet1.xml')?.split('<row>')).toHaveLength(2_002);
  });

  it('fails when a row fails, instead of giving half a file', async () => {
    const failing: readonly CsvColumn<Grant>[] = [
      {
        header: 'x',
        value: () => {
          throw new TypeError('illisible');
        },
      },
    ];
    await expect(workbookOf('registre', failing, [{ title: 'x' }])).rejects.toThrow('illisible');
  });
});
