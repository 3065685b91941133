import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../elements/data-table.tsx';
import { shortDay } from '../words/format.ts';
import type { DossierSheet } from './dossier-answers.ts';
import { type Paper, papersOf } from './papers.ts';
import { useHolderName } from './people.ts';
import classes from './papers.module.css';

/** The papers of a dossier: those that are there, those that are awaited, and the fact that tells of each. */
export function PapersTable({ sheet }: { readonly sheet: DossierSheet }) {
  const { t } = useTranslation();
  const papers = papersOf(sheet);
  if (papers.length === 0) return <p className={classes.none}>{t('papers.none')}</p>;
  const head = ['paper', 'state', 'on', 'by', 'fact'].map((name) => (
    <th key={name} scope="col">
      {t(`papers.${name}`)}
    </th>
  ));
  return (
    <DataTable stacks caption={t('papers.caption')} head={head}>
      {papers.map((paper) => (
        <PaperRow
          key={`${paper.revision} ${paper.kind} ${paper.name ?? ''}`}
          paper={paper}
          reference={sheet.reference}
        />
      ))}
    </DataTable>
  );
}

function PaperRow({
  paper: { kind, name, state, on, by, revision, session },
  reference,
}: {
  readonly paper: Paper;
  readonly reference: string;
}) {
  const { t } = useTranslation();
  const nameOf = useHolderName();
  const title = t(`paper.${kind}`);
  return (
    <tr data-state={state}>
      <th scope="row">
        {session ? (
          <Link to="/seances/$session/proces-verbal" params={{ session }}>
            {title}
          </Link>
        ) : (
          title
        )}
        {name && <span className={classes.name}>{name}</span>}
      </th>
      <td>
        <span className={classes.state} data-state={state}>
          {t(`papers.is.${state}`)}
        </span>
      </td>
      <td className={classes.day}>
        {on && (state === 'awaited' ? t('papers.before', { day: shortDay(on) }) : shortDay(on))}
      </td>
      <td>{by.role === 'systeme' ? t('dossier.system') : nameOf(by.id)}</td>
      <td>
        <Link
          to="/dossiers/$reference"
          params={{ reference }}
          search={(kept) => ({ ...kept, onglet: 'histoire' as const })}
          hash={`fait-${revision}`}
        >
          {t('papers.told', { revision })}
        </Link>
      </td>
    </tr>
  );
}
