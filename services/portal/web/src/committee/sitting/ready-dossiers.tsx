import { useDraggable } from '@dnd-kit/core';
import { Button, TextInput, Title } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { euros } from '../../words/format.ts';
import type { EntryWithLines } from '../committee-query.ts';
import classes from './agenda.module.css';

interface ReadyDossiersProps {
  readonly ready: readonly EntryWithLines[];
  readonly onAdd: (entry: EntryWithLines) => void;
}

/** The dossiers under instruction that this committee may look at. */
export function ReadyDossiers({ ready, onAdd }: ReadyDossiersProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const found = ready.filter(({ title, porteur, reference }) =>
    `${title} ${porteur.name} ${reference}`.toLowerCase().includes(words.toLowerCase()),
  );
  return (
    <section className={classes.ready} aria-labelledby="ready">
      <div className={classes.head}>
        <Title order={2} id="ready">
          {t('agenda.ready')}
        </Title>
        <span className={classes.quiet}>{t('agenda.ready-count', { count: ready.length })}</span>
      </div>
      {ready.length > 8 && (
        <TextInput
          type="search"
          mb="xs"
          aria-label={t('agenda.search')}
          placeholder={t('agenda.search')}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
      )}
      {ready.length === 0 && <p className={classes.quiet}>{t('agenda.ready-none')}</p>}
      <ul className={classes.waiting}>
        {found.map((entry) => (
          <ReadyDossier key={entry.reference} entry={entry} onAdd={() => onAdd(entry)} />
        ))}
      </ul>
    </section>
  );
}

function ReadyDossier({ entry, onAdd }: { readonly entry: EntryWithLines; readonly onAdd: () => void }) {
  const { t } = useTranslation();
  const { reference, title, porteur, requested } = entry;
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: reference });
  return (
    <li ref={setNodeRef} className={classes.waitingItem} data-held={isDragging || undefined}>
      {/* By hand only: a keyboard has the button beside it. */}
      <span className={classes.grip} aria-hidden {...listeners}>
        <IconGripVertical size={18} />
      </span>
      <div className={classes.what}>
        <Link to="/dossiers/$reference" params={{ reference }}>
          {title}
        </Link>
        <span className={classes.quiet}>
          {porteur.name} · {t('agenda.requested', { amount: euros(requested) })}
        </span>
      </div>
      <Button size="compact-sm" variant="default" onClick={onAdd} aria-label={t('agenda.add-one', { title })}>
        {t('agenda.put')}
      </Button>
    </li>
  );
}
