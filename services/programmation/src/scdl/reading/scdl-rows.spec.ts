import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { EmptyFile, FileTooLarge, receiveFile } from '@jalon/received-file';
import { NotAGrantsFile } from '../scdl.errors.ts';
import { cellsOf, fileOf, pieces } from '../scdl.examples.ts';
import { type ReadRow, rowsOf, shapeOf } from './scdl-rows.ts';

const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('jalon-import-'));

async function textOf(bytes: Uint8Array, size = 3) {
  const file = await receiveFile('f.csv', pieces(bytes, size));
  try {
    let text = '';
    for await (const piece of file.text()) text += piece;
    return { text, encoding: file.encoding };
  } finally {
    await file.discard();
  }
}

async function rows(bytes: Uint8Array) {
  const file = await receiveFile('f.csv', pieces(bytes));
  try {
    const shape = await shapeOf(file);
    const all: ReadRow[] = [];
    for await (const row of rowsOf(file, shape)) all.push(row);
    return { shape, rows: all };
  } finally {
    await file.discard();
  }
}

describe('A received file', () => {
  it('is read in the encoding that its bytes show, whatever the pieces', async () => {
    const utf16 = Buffer.from('\uFEFFété €', 'utf16le');
    expect(await textOf(Buffer.from('été €'))).toEqual({
      text: 'été €',
      encoding: { name: 'utf-8', marked: false },
    });
    expect(await textOf(Buffer.from('\uFEFFété €'))).toEqual({
      text: 'été €',
      encoding: { name: 'utf-8', marked: true },
    });
    expect(await textOf(utf16)).toEqual({ text: 'été €', encoding: { name: 'utf-16le', marked: true } });
    expect(await textOf(utf16.swap16())).toEqual({
      text: 'été €',
      encoding: { name: 'utf-16be', marked: true },
    });
    expect(await textOf(Buffer.from([0xe9, 0x74, 0xe9, 0x20, 0x80]))).toEqual({
      text: 'été €',
      encoding: { name: 'windows-1252', marked: false },
    });
  });

  it('leaves nothing behind when it is refused', async () => {
    const before = left();
    await expect(receiveFile('f.csv', pieces(new Uint8Array()))).rejects.toThrow(EmptyFile);
    await expect(receiveFile('f.csv', pieces(new Uint8Array(1_001)), 1_000)).rejects.toThrow(FileTooLarge);
    expect(left()).toEqual(before);
  });

  it('names its columns by their headers, wherever they stand and however they are spelled', async () => {
    const columns = ['montant', 'NOM_Beneficiaire', 'Siret du bénéficiaire', 'secteur', 'Montant'];
    const { shape } = await rows(fileOf([], columns, ';'));
    expect(shape).toEqual({
      dialect: { separator: ';', lineEnd: '\n' },
      headers: [
        { header: 'montant', column: 'montant', how: 'exact' },
        { header: 'NOM_Beneficiaire', column: 'nomBeneficiaire', how: 'other-spelling' },
        { header: 'Siret du bénéficiaire', column: 'idBeneficiaire', how: 'other-name' },
        { header: 'secteur', how: 'unknown' },
        { header: 'Montant', how: 'twice' },
      ],
    });
  });

  it('of headers alone has no row', async () => {
    expect((await rows(fileOf([]))).rows).toEqual([]);
  });

  it('that names neither beneficiary nor amount is no list of grants', async () => {
    await expect(rows(Buffer.from('nom,age\nx,1\n'))).rejects.toThrow(NotAGrantsFile);
    await expect(rows(Buffer.alloc(5_000))).rejects.toThrow(NotAGrantsFile);
  });

  it('tells a row of another length, and a blank one', async () => {
    const text = Buffer.concat([fileOf([cellsOf()]), Buffer.from(',,,,\na,b\n')]);
    expect((await rows(text)).rows.slice(1)).toEqual([
      { line: 3, blank: true },
      { line: 4, fault: 'cell-count', excerpt: 'a | b' },
    ]);
  });
});
