import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconGripVertical } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../action/action-button.tsx';
import { euros } from '../../words/format.ts';
import type { AgendaItem } from '../committee-answers.ts';
import { addressOfSitting } from '../committee-query.ts';
import { ChangeProposal } from './change-proposal.tsx';
import { OpinionMark } from './opinion-mark.tsx';
import classes from './agenda.module.css';

interface AgendaRowProps {
  readonly session: string;
  readonly item: AgendaItem;
  readonly place: number;
  readonly last: boolean;
  readonly mayChange: boolean;
  readonly onMove: (to: number) => void;
}

/** A dossier at its place on the agenda. */
export function AgendaRow({ session, item, place, last, mayChange, onMove }: AgendaRowProps) {
  const { t } = useTranslation();
  const { dossier, title, porteur, proposed, opinion, instructionNote, proposedRecusals } = item;
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({
      id: dossier,
      disabled: !mayChange,
      attributes: { roleDescription: t('agenda.drag.handle') },
    });
  return (
    <li
      ref={setNodeRef}
      className={classes.row}
      data-held={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      {mayChange ? (
        <button
          type="button"
          ref={setActivatorNodeRef}
          className={classes.grip}
          {...attributes}
          {...listeners}
          aria-label={t('agenda.move', { title })}
        >
          <IconGripVertical size={18} aria-hidden />
        </button>
      ) : (
        <span />
      )}
      <span className={classes.place}>{place + 1}</span>
      <div className={classes.what}>
        <Link to="/dossiers/$reference" params={{ reference: dossier }}>
          {title}
        </Link>
        <span className={classes.quiet}>
          {dossier} · {porteur.name}
        </span>
        <span className={classes.note}>{instructionNote}</span>
        {proposedRecusals.length > 0 && (
          <span className={classes.recusal}>
            {t('agenda.recusal', { names: proposedRecusals.map(({ name }) => name).join(', ') })}
          </span>
        )}
      </div>
      <strong className={classes.amount}>{euros(proposed)}</strong>
      {opinion ? (
        <OpinionMark opinion={opinion} />
      ) : (
        mayChange && (
          <div className={classes.rowActions}>
            <ActionIcon
              variant="subtle"
              disabled={place === 0}
              onClick={() => onMove(place - 1)}
              aria-label={t('agenda.up', { title })}
            >
              <IconChevronUp size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              disabled={last}
              onClick={() => onMove(place + 1)}
              aria-label={t('agenda.down', { title })}
            >
              <IconChevronDown size={18} aria-hidden />
            </ActionIcon>
            <ChangeProposal session={session} item={item} size="compact-sm" variant="subtle" />
            <ActionButton
              path="/api/programmation/sessions/{session}/remove-agenda-item"
              address={`${addressOfSitting(session)}/remove-agenda-item`}
              label={t('agenda.remove')}
              size="compact-sm"
              variant="subtle"
              given={{ dossier }}
            />
          </div>
        )
      )}
    </li>
  );
}
