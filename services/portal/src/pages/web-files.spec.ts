import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readWebFiles } from './web-files.ts';

describe('The files of the web application', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-web-'));

  beforeAll(() => {
    mkdirSync(join(folder, 'assets'));
    const files = ['index.html', 'assets/main-1.js', 'assets/main-1.js.br', 'assets/notes.txt', '.env'];
    for (const name of files) writeFileSync(join(folder, name), name);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are known by their addresses, with their compressed forms; what is none of the application is not among them', () => {
    const files = readWebFiles(folder);
    expect([...(files?.keys() ?? [])].sort()).toEqual(['/assets/main-1.js', '/index.html']);
    expect(files?.get('/assets/main-1.js')).toEqual({
      type: 'text/javascript; charset=utf-8',
      bytes: Buffer.from('assets/main-1.js'),
      encoded: { br: Buffer.from('assets/main-1.js.br') },
    });
  });

  it('are nothing until they are built', () => {
    expect(readWebFiles(join(folder, 'assets'))).toBeUndefined();
    expect(readWebFiles(join(folder, 'missing'))).toBeUndefined();
  });
});
