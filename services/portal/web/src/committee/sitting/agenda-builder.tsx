import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  PointerSensor,
  closestCenter,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  arrayMove,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { Modal, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../action/use-command.ts';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { euros } from '../../words/format.ts';
import type { Committee, Sitting } from '../committee-answers.ts';
import { type EntryWithLines, addressOfSitting, readyDossiersQuery } from '../committee-query.ts';
import { AgendaDrop } from './agenda-drop.tsx';
import { AgendaRow } from './agenda-row.tsx';
import { ProposalForm } from './proposal-form.tsx';
import { ReadyDossiers } from './ready-dossiers.tsx';
import { useDragWords } from './drag-words.ts';
import classes from './agenda.module.css';

interface AgendaBuilderProps {
  readonly sitting: Sitting;
  readonly committee: Committee;
  readonly tag: string | undefined;
  readonly mayChange: boolean;
}

interface Adding {
  readonly entry: EntryWithLines;
  /** Where it was dropped; else it comes last. */
  readonly at: number | undefined;
}

/** The agenda and what waits for it. Its order changes by hand, by keyboard, or by a press on an arrow. */
export function AgendaBuilder({ sitting, committee, tag, mayChange }: AgendaBuilderProps) {
  const { t } = useTranslation();
  const { data: waiting } = useSuspenseQuery(readyDossiersQuery(committee));
  const { mutate, error, isPending } = useCommand(addressOfSitting(sitting.id));
  /** The order wished for, until the server has it. */
  const [wished, setWished] = useState<readonly string[]>();
  const [held, setHeld] = useState<string>();
  const [adding, setAdding] = useState<Adding>();
  const known = sitting.items.map(({ dossier }) => dossier);
  const order = wished?.length === known.length ? wished : known;
  const items = order.flatMap((id) => sitting.items.find(({ dossier }) => dossier === id) ?? []);
  const ready = waiting.filter(({ reference }) => !known.includes(reference));
  const titleOf = (id: string) =>
    sitting.items.find(({ dossier }) => dossier === id)?.title ??
    ready.find(({ reference }) => reference === id)?.title ??
    id;
  const words = useDragWords(titleOf, order);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const put = (dossiers: readonly string[]) => {
    setWished(dossiers);
    mutate(
      { intent: 'reorder-agenda', fields: { dossiers }, tag },
      { onSettled: () => setWished(undefined) },
    );
  };
  const move = (dossier: string, to: number) => {
    const from = order.indexOf(dossier);
    if (from !== -1 && to >= 0 && to < order.length && to !== from) put(arrayMove([...order], from, to));
  };
  const drop = ({ active, over }: DragEndEvent) => {
    setHeld(undefined);
    if (over === null) return;
    const at = order.indexOf(String(over.id));
    const entry = ready.find(({ reference }) => reference === active.id);
    if (entry) setAdding({ entry, at: at === -1 ? undefined : at });
    else if (at !== -1) move(String(active.id), at);
  };
  const total = items.reduce((sum, { proposed }) => sum + proposed, 0);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={words}
      onDragStart={({ active }: DragStartEvent) => setHeld(String(active.id))}
      onDragCancel={() => setHeld(undefined)}
      onDragEnd={drop}
    >
      <div className={mayChange ? classes.builder : undefined}>
        <section aria-labelledby="agenda">
          <div className={classes.head}>
            <Title order={2} id="agenda">
              {t('agenda.title')}
            </Title>
            <span className={classes.quiet}>
              {t('agenda.sum', { count: items.length, amount: euros(total) })}
            </span>
          </div>
          {error && <ProblemNotice error={error} />}
          <SortableContext items={[...order]} strategy={verticalListSortingStrategy}>
            <AgendaDrop empty={items.length === 0} busy={isPending}>
              {items.map((item, place) => (
                <AgendaRow
                  key={item.dossier}
                  session={sitting.id}
                  item={item}
                  place={place}
                  last={place === items.length - 1}
                  mayChange={mayChange}
                  onMove={(to) => move(item.dossier, to)}
                />
              ))}
            </AgendaDrop>
          </SortableContext>
        </section>
        {mayChange && <ReadyDossiers ready={ready} onAdd={(entry) => setAdding({ entry, at: undefined })} />}
      </div>
      <DragOverlay dropAnimation={null}>
        {held !== undefined && <div className={classes.held}>{titleOf(held)}</div>}
      </DragOverlay>
      <Modal
        opened={adding !== undefined}
        onClose={() => setAdding(undefined)}
        title={t('agenda.add')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        {adding && (
          <ProposalForm
            session={sitting.id}
            entry={adding.entry}
            onCancel={() => setAdding(undefined)}
            onDone={() => {
              setAdding(undefined);
              const { entry, at } = adding;
              // The session's label is older than what was just added: the order is sent without it.
              if (at !== undefined && at < known.length)
                mutate({
                  intent: 'reorder-agenda',
                  fields: { dossiers: known.toSpliced(at, 0, entry.reference) },
                });
            }}
          />
        )}
      </Modal>
    </DndContext>
  );
}
