import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { contend } from './child.mjs';

/**
 * Plays a row. First what its contenders work on is written, once. Then in each round every contender takes its turn
 * in a process and a folder of its own, and each round starts with another one.
 * @param {{ folder: string, directory: string, rounds: number, say: (line: string) => void }} bench
 * @returns the results of each round by contender, and the failures by name
 */
export async function playRow(bench, row) {
  const failures = {};
  const fail = (name) => (error) => void (failures[name] ??= []).push(error.message);
  for (const [name, { fill }] of Object.entries(row.contenders))
    if (fill) await contend(bench.folder, fill).catch(fail(name));
  const names = Object.keys(row.contenders).filter((name) => !(name in failures));
  const rounds = [];
  for (let round = 0; round < bench.rounds; round++) {
    const results = {};
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round) % names.length];
      const result = await play(bench, row.contenders[name], round, fail(name));
      if (result) results[name] = result;
    }
    row.derive?.(results);
    rounds.push(results);
    bench.say(`  round ${round + 1}: ${names.map((name) => describe(name, results[name], row)).join(', ')}`);
  }
  return { rounds, failures };
}

async function play(bench, { parameters }, round, failed) {
  const directory = mkdtempSync(join(bench.directory, 'turn-'));
  try {
    return await contend(bench.folder, { ...parameters, directory, seed: 2016 + round });
  } catch (error) {
    failed(error);
    return undefined;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function describe(name, result, row) {
  const measure = row.measures[0];
  return `${name} ${result ? Math.round(result[measure] * 100) / 100 : 'failed'}`;
}
