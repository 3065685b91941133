import { useTranslation } from 'react-i18next';
import { DataTable } from '../../elements/data-table.tsx';
import table from '../../elements/data-table.module.css';
import { useNames } from '../../reference/reference.ts';
import type { FundingLine } from '../../dossier/dossier-answers.ts';
import { euros } from '../../words/format.ts';
import type { AgendaItem } from '../committee-answers.ts';

interface ProposalTableProps {
  readonly item: AgendaItem;
  /** The dossier's own lines; empty until they are known. */
  readonly lines: readonly FundingLine[];
}

/** What is proposed for each line, beside what was asked. */
export function ProposalTable({ item, lines }: ProposalTableProps) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <DataTable
      caption={t('sitting.proposals')}
      head={
        <>
          <th scope="col">{t('column.line')}</th>
          <th scope="col" className={table.number}>
            {t('money.requested')}
          </th>
          <th scope="col" className={table.number}>
            {t('money.proposed')}
          </th>
        </>
      }
    >
      {item.proposals.map(({ lineId, amount }) => {
        const line = lines.find((one) => one.lineId === lineId);
        return (
          <tr key={lineId}>
            <th scope="row">
              {lineId}
              {line && ` · ${names.funder(line.funder)}, ${names.dispositif(line.funder, line.dispositif)}`}
            </th>
            <td className={table.number}>{line ? euros(line.requested) : '—'}</td>
            <td className={table.number}>{euros(amount)}</td>
          </tr>
        );
      })}
      {item.proposals.length > 1 && (
        <tr>
          <th scope="row">{t('column.total')}</th>
          <td className={table.number}>
            {lines.length > 0 ? euros(lines.reduce((sum, { requested }) => sum + requested, 0)) : '—'}
          </td>
          <td className={table.number}>
            <strong>{euros(item.proposed)}</strong>
          </td>
        </tr>
      )}
    </DataTable>
  );
}
