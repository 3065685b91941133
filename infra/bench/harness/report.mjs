import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';

export function machine() {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    architecture: arch(),
    node: process.version,
  };
}

/** Writes the results as JSON and as Markdown. A partial or quick run is printed, and does not replace the last whole one. */
export async function writeReport(folder, report) {
  const text = await format(markdown(report), { parser: 'markdown' });
  const name = report.whole ? 'latest' : 'partial';
  mkdirSync(join(folder, 'results'), { recursive: true });
  writeFileSync(join(folder, 'results', `${name}.json`), `${JSON.stringify(report, undefined, 2)}\n`);
  writeFileSync(join(folder, 'results', `${name}.md`), text);
  return text;
}

function markdown({ date, machine: m, rounds, rows, notRun, versions }) {
  const lines = [
    '# The bench',
    '',
    `${date}, ${rounds} rounds. ${m.cpu}, ${m.cores} cores, ${m.memoryGiB} GiB, Node ${m.node}. ${versions}`,
    'Medians, with the lowest and the highest round. A ratio is taken within each round. A series is rejected when its',
    'own floor moved by more than 1.6 between rounds.',
    '',
    '## Goals',
    '',
    '| work | goal | found | verdict |',
    '|---|---|---|---|',
    ...rows.flatMap(({ title, goals }) => goals.map((goal) => goalLine(title, goal))),
    '',
    '## Measures',
    ...rows.flatMap(measureLines),
  ];
  if (notRun.length > 0) lines.push('', '## Not run', '', ...notRun.map((line) => `- ${line}`));
  return `${lines.join('\n')}\n`;
}

function goalLine(title, goal) {
  const { of, against, measure, atLeast, atMost, found, verdict } = goal;
  const limit = atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`;
  const what = measure && measure !== 'perSecond' ? ` (${measure})` : '';
  const aim = against ? `${of} ${limit} × ${against}${what}` : `${of}${what} ${limit}`;
  return `| ${title} | ${aim} | ${found ? range(found) : '—'} | **${verdict}** |`;
}

function measureLines({ title, floor, floorMovement, rejected, measures, failures }) {
  const names = [...new Set(Object.values(measures).flatMap((found) => Object.keys(found)))];
  return [
    '',
    `### ${title}`,
    '',
    `Floor: ${floor}, moved by ${floorMovement?.toFixed(2) ?? '—'}${rejected ? ': **rejected**' : ''}.`,
    '',
    `| | ${names.join(' | ')} |`,
    `|---|${names.map(() => '---:|').join('')}`,
    ...Object.entries(measures).map(
      ([name, found]) =>
        `| ${name} | ${names.map((measure) => (found[measure] ? range(found[measure]) : '—')).join(' | ')} |`,
    ),
    ...Object.entries(failures).map(
      ([name, messages]) => `\n${name} failed ${messages.length} time(s), for instance: ${messages[0]}`,
    ),
  ];
}

function range({ median, lowest, highest }) {
  return `${figure(median)} (${figure(lowest)}–${figure(highest)})`;
}

function figure(value) {
  if (value >= 1000) return Math.round(value).toLocaleString('en').replaceAll(',', ' ');
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
