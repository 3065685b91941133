import { formatEuros } from '@jalon/kernel';
import type { ImportReport } from '../past-grants-import.events.ts';

/** The report as a person reads it in a terminal. */
export function reportText(report: ImportReport): string {
  const { rows, dossiers, porteurs } = report;
  const renamed = report.headers.filter(({ how }) => how !== 'exact');
  return [
    `${report.file} : ${report.encoding}, séparateur « ${report.separator === '\t' ? 'tabulation' : report.separator} »`,
    ...renamed.map(
      ({ header, column, how }) => `  en-tête « ${header} » : ${column ?? headerSentences[how] ?? how}`,
    ),
    `${rows.read} lignes : ${rows.accepted} acceptées, ${rows.repaired} réparées, ${rows.quarantined} en quarantaine, ${rows.blank} vides`,
    `${report.conventions} conventions, ${formatEuros(report.amount)}`,
    `dossiers : ${dossiers.created} créés, ${dossiers.alreadyKnown} déjà connus ; porteurs : ${porteurs.registered} enregistrés, ${porteurs.found} retrouvés`,
    ...section('Réparations', Object.entries(report.repairs)),
    ...section('Motifs de quarantaine', Object.entries(report.faults)),
    ...report.remarks.map(
      ({ sentence, rows: count, lines }) =>
        `À savoir (${count} lignes, dont ${lines.join(', ')}) : ${sentence}`,
    ),
    ...(report.interrupted
      ? ['Interrompu avant la fin : le même fichier, importé de nouveau, reprend.']
      : []),
  ].join('\n');
}

const headerSentences: Readonly<Record<string, string>> = {
  unknown: 'hors standard, gardé tel quel',
  twice: 'en double, gardé à part',
};

function section(title: string, counts: readonly (readonly [string, number])[]): string[] {
  return counts.length === 0 ? [] : [`${title} :`, ...counts.map(([name, count]) => `  ${name} : ${count}`)];
}
