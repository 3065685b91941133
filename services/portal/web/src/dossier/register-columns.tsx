import { createColumnHelper, tableFeatures, columnVisibilityFeature } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import { Due } from '../elements/due.tsx';
import { Status } from '../elements/status.tsx';
import { useNames } from '../reference/reference.ts';
import { dayOf, euros, shortDay } from '../words/format.ts';
import classes from '../list/list.module.css';
import type { DossierEntry } from './dossier-answers.ts';

export const registerFeatures = tableFeatures({ columnVisibilityFeature });
const column = createColumnHelper<typeof registerFeatures, DossierEntry>();

function Territories({ codes }: { readonly codes: readonly string[] }) {
  const names = useNames();
  const quartiers = codes.filter((code) => code.startsWith('Q'));
  const [first, ...others] = quartiers.length > 0 ? quartiers : codes;
  if (first === undefined) return '—';
  return (
    <span className={classes.clipped} title={codes.map((code) => names.territory(code)).join(', ')}>
      {names.territory(first)}
      {others.length > 0 && ` +${others.length}`}
    </span>
  );
}

function Funders({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation();
  const names = useNames();
  return codes.map((code) => t(`funder.${code}`, { defaultValue: names.funder(code) })).join(', ') || '—';
}

/** Columns beside the dossier itself, which is always there. `id` is the field by which the list sorts, where it can. */
export const registerColumns = column.columns([
  column.accessor('status', { cell: ({ row }) => <Status status={row.original.status} /> }),
  column.accessor('territories', { cell: ({ row }) => <Territories codes={row.original.territories} /> }),
  column.accessor('funders', { cell: ({ row }) => <Funders codes={row.original.funders} /> }),
  column.accessor('instructor', { cell: ({ row }) => row.original.instructor?.name ?? '—' }),
  column.accessor('requested', { cell: ({ row }) => euros(row.original.requested) }),
  column.accessor('granted', {
    cell: ({ row }) => (row.original.granted === 0 ? '—' : euros(row.original.granted)),
  }),
  column.accessor('submittedOn', {
    cell: ({ row }) => (row.original.submittedOn ? shortDay(row.original.submittedOn) : '—'),
  }),
  column.accessor('dueOn', {
    cell: ({ row }) => <Due on={row.original.dueOn} today={dayOf(new Date().toISOString())} />,
  }),
]);

/** Hidden until they are asked for: what a day's work seldom looks at. */
export const hiddenAtFirst: readonly string[] = ['submittedOn', 'funders'];

export const columnNames = [
  'status',
  'territories',
  'funders',
  'instructor',
  'requested',
  'granted',
  'submittedOn',
  'dueOn',
] as const;

export const numberColumns: ReadonlySet<string> = new Set(['requested', 'granted']);
export const sortableColumns: ReadonlySet<string> = new Set([
  'status',
  'requested',
  'granted',
  'submittedOn',
  'dueOn',
]);
