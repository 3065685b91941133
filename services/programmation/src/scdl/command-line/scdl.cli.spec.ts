import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig, serviceConfigSchema } from '@jalon/config';
import type { ImportReport } from '../past-grants-import.events.ts';
import { type ProgrammeUnderTest, programmeUnderTest } from '../programme-under-test.ts';
import { cellsOf, fileOf, fixture } from '../scdl.examples.ts';
import { start } from '../../start.ts';
import { ImportRefused } from '@jalon/http';
import { type ScdlMachine, runExport, runImport } from './scdl.cli.ts';

describe('SCDL files from the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-cli-'));
  const at = (name: string) => join(folder, name);
  let programme: ProgrammeUnderTest;
  let said: string[] = [];

  beforeAll(async () => {
    programme = await programmeUnderTest();
    writeFileSync(at('tableur.csv'), fixture('tableur-windows-1252.csv'));
    writeFileSync(at('propre.csv'), fileOf([cellsOf()]));
  });
  afterAll(async () => {
    await programme.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A machine where no Jalon answers, unless an address is given. */
  function machine(address = 'http://127.0.0.1:9'): ScdlMachine {
    said = [];
    const { scdl, clock } = programme;
    const open = () => Promise.resolve({ scdl, clock, close: () => Promise.resolve() });
    return {
      address,
      openToWrite: open,
      openToRead: open,
      progress: () => undefined,
      say: (text) => said.push(...text.split('\n')),
    };
  }

  it('imports into the folder when no Jalon runs, and leaves its report and the rows set aside', async () => {
    await runImport(['scdl', at('tableur.csv'), '--report', at('a')], machine());
    expect(said).toContain('6 lignes : 0 acceptées, 2 réparées, 3 en quarantaine, 1 vides');
    const report = JSON.parse(readFileSync(at('a.rapport.json'), 'utf8')) as ImportReport;
    expect(report.dossiers).toEqual({ created: 2, alreadyKnown: 0 });
    const aside = readFileSync(at('a.quarantaine.csv'), 'utf8').trimEnd().split('\r\n');
    expect(aside[0]).toBe('\uFEFFligne,bénéficiaire,colonne,motif,valeur,explication');
    expect(aside).toContain(
      '7,Sans identifiant,montant,not-an-amount,"1,234.50","montant positif attendu, en euros, avec au plus deux décimales"',
    );
  });

  it('leaves no file of rows set aside when there is none', async () => {
    await runImport(['scdl', at('propre.csv'), '--report', at('b')], machine());
    expect(existsSync(at('b.quarantaine.csv'))).toBe(false);
  });

  it('imports through the Jalon that runs', async () => {
    const config = readConfig(serviceConfigSchema, {
      PORT: '0',
      LOG_LEVEL: 'silent',
      EVENT_STORE_URL: `sqlite:${at('jalon.db')}`,
    });
    const running = await start(config);
    try {
      const report = await runImport(
        ['scdl', at('tableur.csv'), '--report', at('c')],
        machine(running.address),
      );
      expect(report).toMatchObject({ rows: { repaired: 2, quarantined: 3 }, dossiers: { created: 2 } });
      writeFileSync(at('vide.csv'), '');
      await expect(
        runImport(['scdl', at('vide.csv'), '--report', at('d')], machine(running.address)),
      ).rejects.toThrow('Le fichier est vide.');
    } finally {
      await running.stop();
    }
  });

  it('exports the granted lines to a file', async () => {
    await runExport(['scdl', at('sortie.csv')], machine());
    const lines = readFileSync(at('sortie.csv'), 'utf8').trimEnd().split('\r\n');
    expect(said[0]).toContain(`${lines.length - 1} lignes`);
  });

  it('says how it is used when it is not understood', async () => {
    for (const given of [[], ['xls', 'f'], ['scdl'], ['scdl', 'a', 'b'], ['scdl', 'a', '--couleur']]) {
      await expect(runImport(given, machine())).rejects.toThrow(ImportRefused);
    }
    await expect(runExport(['pdf'], machine())).rejects.toThrow(ImportRefused);
  });
});
