import { type Role, allRoles } from '@jalon/auth';
import type { AccessRow } from '@jalon/http';

/** How a column of the table is headed. */
const heads: Readonly<Record<Role, string>> = {
  porteur: 'porteur',
  instructeur: 'instructeur',
  'secretaire-comite': 'secrétaire',
  decideur: 'décideur',
  finance: 'finance',
  certificateur: 'certificateur',
  auditeur: 'auditeur',
  'animateur-conseil': 'animateur',
  observatoire: 'observatoire',
  admin: 'admin',
};

/**
 * The table of role × action as a page: a chapter for each subject, acts before readings. What the roles are told here
 * is what the guards and the first policy of each decider enforce: it is made from them.
 */
export function rightsPage(table: readonly AccessRow[]): string {
  const open = table.filter((row) => row.open);
  const known = table.filter((row) => !row.open);
  const chapters = [...Map.groupBy(known, ({ action }) => subjectOf(action))].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return [
    '# Who may do what',
    '',
    'Made from the policies by `npm run rights`; a test refuses it when it is not current, and tries each command over',
    'HTTP with a whole body by each role. What a role may do is further narrowed by the state of the subject, by its rules',
    '(a porteur sees their own dossiers only; who certifies does not order) and by the day.',
    '',
    `${table.length} actions: ${known.length} for people who are known, ${open.length} for anyone.`,
    '',
    ...chapters.flatMap(([subject, rows]) => chapter(subject, rows)),
    '## For anyone',
    '',
    ...open.map(({ action, summary }) => `- ${summary}: \`${action}\``),
    '',
  ].join('\n');
}

function chapter(subject: string, rows: readonly AccessRow[]): readonly string[] {
  const acts = rows.filter(({ action }) => !action.startsWith('GET '));
  const readings = rows.filter(({ action }) => action.startsWith('GET '));
  return [
    `## ${subject}`,
    '',
    `| action | ${allRoles.map((role) => heads[role]).join(' | ')} |`,
    `| --- |${allRoles.map(() => ' :-: |').join('')}`,
    ...[...acts, ...readings].map(line),
    '',
  ];
}

function line({ action, summary, roles }: AccessRow): string {
  const cells = allRoles.map((role) => (roles.includes(role) ? '●' : ' '));
  return `| ${summary.replaceAll('|', '\\|')}<br>\`${action}\` | ${cells.join(' | ')} |`;
}

/** `/api/funding/commitments/{commitment}/release` speaks of « funding: commitments ». */
function subjectOf(action: string): string {
  const [, service = '', subject = ''] = /\/api\/([^/]+)(?:\/([^/]+))?/.exec(action) ?? [];
  return subject === '' || subject.startsWith('{') || !['programmation', 'funding', 'audit'].includes(service)
    ? 'The whole'
    : `${service}: ${subject}`;
}
