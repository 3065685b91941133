import type { DndContextProps } from '@dnd-kit/core';
import { useTranslation } from 'react-i18next';

/** What a screen reader says while a dossier is carried from one place to another. */
export function useDragWords(
  titleOf: (id: string) => string,
  order: readonly string[],
): NonNullable<DndContextProps['accessibility']> {
  const { t } = useTranslation();
  const place = (id: string | number) => order.indexOf(String(id)) + 1;
  const told = (id: string | number) => ({
    title: titleOf(String(id)),
    place: place(id),
    total: order.length,
  });
  return {
    screenReaderInstructions: { draggable: t('agenda.drag.how') },
    announcements: {
      onDragStart: ({ active }) => t('agenda.drag.taken', told(active.id)),
      onDragOver: ({ active, over }) =>
        over === null
          ? t('agenda.drag.outside', told(active.id))
          : t('agenda.drag.over', { ...told(active.id), place: place(over.id) }),
      onDragEnd: ({ active, over }) =>
        over === null
          ? t('agenda.drag.back', told(active.id))
          : t('agenda.drag.put', { ...told(active.id), place: place(over.id) }),
      onDragCancel: ({ active }) => t('agenda.drag.back', told(active.id)),
    },
  };
}
