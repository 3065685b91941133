import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs the peers, for the bench alone: the product depends on none of them.
 * @param {string} folder the bench's own
 * @returns {string | undefined} why they are not there
 */
export function installPeers(folder) {
  const present = ['@event-driven-io/emmett-sqlite', '@castore/core', 'sqlite3/build/Release'];
  const missing = present.filter((name) => !existsSync(join(folder, 'node_modules', name)));
  if (missing.length === 0) return undefined;
  process.stderr.write('Installing the peers (once)…\n');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8' });
  return npm.status === 0 ? undefined : `npm ci failed: ${(npm.stderr || String(npm.error)).slice(-300)}`;
}
