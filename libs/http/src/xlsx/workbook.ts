import type { CsvColumn } from '../csv.ts';
import { escaped, sheetOf } from './sheet.ts';
import { type ZipEntry, zipArchive } from './zip.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const schemas = 'http://schemas.openxmlformats.org';
const relations = `${schemas}/officeDocument/2006/relationships`;
const main = `${schemas}/spreadsheetml/2006/main`;
const partType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * A workbook of one sheet (ECMA-376): amounts of money and days are numbers that a spreadsheet adds and sorts, texts are
 * texts. It is what a list needs, and all of it: docs/decisions/0015 says why no library writes it.
 * @param name of the sheet.
 */
export function workbookOf<Row>(
  name: string,
  columns: readonly CsvColumn<Row>[],
  rows: readonly Row[],
): Promise<Buffer> {
  return zipArchive([
    ...fixedParts,
    {
      name: 'xl/workbook.xml',
      text: [
        `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>`,
        `<sheet name="${sheetName(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ],
    },
    { name: 'xl/worksheets/sheet1.xml', text: sheetOf(columns, rows) },
  ]);
}

/** At most 31 characters, without those that a reference to a cell uses. */
function sheetName(name: string): string {
  return escaped(name.replaceAll(/[[\]:*?/\\']/g, ' ').slice(0, 31));
}

function relationships(
  type: string,
  ...targets: readonly (readonly [type: string, target: string])[]
): ZipEntry {
  const list = targets.map(
    ([kind, target], nth) =>
      `<Relationship Id="rId${nth + 1}" Type="${relations}/${kind}" Target="${target}"/>`,
  );
  return {
    name: type,
    text: [
      `${declaration}<Relationships xmlns="${schemas}/package/2006/relationships">`,
      ...list,
      '</Relationships>',
    ],
  };
}

/** What every such workbook holds. The cell formats stand in the order of `styles` (`sheet.ts`). */
const fixedParts: readonly ZipEntry[] = [
  {
    name: '[Content_Types].xml',
    text: [
      `${declaration}<Types xmlns="${schemas}/package/2006/content-types">`,
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      `<Override PartName="/xl/workbook.xml" ContentType="${partType}.sheet.main+xml"/>`,
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${partType}.worksheet+xml"/>`,
      `<Override PartName="/xl/styles.xml" ContentType="${partType}.styles+xml"/></Types>`,
    ],
  },
  relationships('_rels/.rels', ['officeDocument', 'xl/workbook.xml']),
  relationships(
    'xl/_rels/workbook.xml.rels',
    ['worksheet', 'worksheets/sheet1.xml'],
    ['styles', 'styles.xml'],
  ),
  {
    name: 'xl/styles.xml',
    text: [
      `${declaration}<styleSheet xmlns="${main}">`,
      '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>',
      '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
      '<fills count="2"><fill><patternFill patternType="none"/></fill>',
      '<fill><patternFill patternType="gray125"/></fill></fills>',
      '<borders count="1"><border/></borders>',
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
      '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
      // 4 is `#,##0.00` and 14 the short date, both in the reader's own language.
      '<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
      '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>',
      '</styleSheet>',
    ],
  },
];
