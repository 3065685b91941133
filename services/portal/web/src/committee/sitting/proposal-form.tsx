import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetDraft, keepDraft, readDraft } from '../../action/kept-draft.ts';
import { useCommand } from '../../action/use-command.ts';
import { AmountInput } from '../../elements/amount-input.tsx';
import { DataTable } from '../../elements/data-table.tsx';
import table from '../../elements/data-table.module.css';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { useNames } from '../../reference/reference.ts';
import { euros } from '../../words/format.ts';
import type { AgendaItem } from '../committee-answers.ts';
import { type EntryWithLines, addressOfSitting } from '../committee-query.ts';

interface ProposalFormProps {
  readonly session: string;
  readonly entry: EntryWithLines;
  /** Its place on the agenda, when it has one already: what is proposed there is changed. */
  readonly item?: AgendaItem;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

interface Typed {
  readonly instructionNote: string;
  readonly amounts: Readonly<Record<string, number | ''>>;
}

/** Puts a dossier on the agenda, or changes it there: the note that the committee reads, and an amount for each line. */
export function ProposalForm({ session, entry, item, onCancel, onDone }: ProposalFormProps) {
  const { t } = useTranslation();
  const names = useNames();
  const address = addressOfSitting(session);
  const intent = item ? 'change-agenda-item' : 'add-agenda-item';
  const place = `${address}/${intent} ${entry.reference}`;
  const [kept] = useState(() => readDraft(place));
  const [typed, setTyped] = useState<Typed>(
    () =>
      (kept?.values as Typed | undefined) ?? {
        instructionNote: item?.instructionNote ?? '',
        amounts: Object.fromEntries(
          entry.lines.map(({ lineId, requested }) => [
            lineId,
            // A line that nothing is proposed for stays so: it is put at nothing.
            item ? (item.proposals.find((one) => one.lineId === lineId)?.amount ?? 0) : requested,
          ]),
        ),
      },
  );
  const [missing, setMissing] = useState(false);
  const { mutate, error, isPending } = useCommand(address);
  const write = (changed: Partial<Typed>) => {
    const next = { ...typed, ...changed };
    setTyped(next);
    keepDraft(place, { key: '', values: { ...next } });
  };
  const amountOf = (lineId: string) => typed.amounts[lineId] ?? '';
  const total = entry.lines.reduce((sum, { lineId }) => sum + (amountOf(lineId) || 0), 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(typed.instructionNote.trim() === '');
    if (typed.instructionNote.trim() === '') return;
    const proposals = entry.lines.map(({ lineId }) => ({ lineId, amount: amountOf(lineId) || 0 }));
    mutate(
      {
        intent,
        fields: { dossier: entry.reference, instructionNote: typed.instructionNote.trim(), proposals },
      },
      {
        onSuccess: () => {
          forgetDraft(place);
          onDone();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {kept && <Alert variant="outline">{t('action.kept')}</Alert>}
        <div>
          <Text fw={650}>{entry.title}</Text>
          <Text size="sm" c="dimmed">
            {entry.reference} · {entry.porteur.name}
          </Text>
        </div>
        <Textarea
          label={t('agenda.note')}
          description={t('agenda.note-why')}
          withAsterisk
          autosize
          minRows={3}
          maxLength={10_000}
          value={typed.instructionNote}
          error={missing && t('agenda.note-missing')}
          onChange={({ currentTarget }) => write({ instructionNote: currentTarget.value })}
        />
        <DataTable
          caption={t('agenda.amounts')}
          head={
            <>
              <th scope="col">{t('column.line')}</th>
              <th scope="col" className={table.number}>
                {t('money.requested')}
              </th>
              <th scope="col">{t('money.proposed')}</th>
            </>
          }
        >
          {entry.lines.map(({ lineId, funder, dispositif, requested }) => (
            <tr key={lineId}>
              <th scope="row">
                {lineId} · {names.funder(funder)}
                <span className={table.under}>{names.dispositif(funder, dispositif)}</span>
              </th>
              <td className={table.number}>{euros(requested)}</td>
              <td>
                <AmountInput
                  aria-label={t('agenda.amount-of', { line: lineId })}
                  min={0}
                  cents={amountOf(lineId)}
                  onCents={(amount) => write({ amounts: { ...typed.amounts, [lineId]: amount } })}
                />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('column.total')}</th>
            <td className={table.number}>{euros(entry.requested)}</td>
            <td>
              <strong>{euros(total)}</strong>
            </td>
          </tr>
        </DataTable>
        {error && <ProblemNotice error={error} />}
        <Group gap="xs">
          <Button type="submit" loading={isPending}>
            {t(item ? 'agenda.change-put' : 'agenda.put')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('action.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
