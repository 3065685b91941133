import { Loader, Modal } from '@mantine/core';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import type { Subject } from '../action/subject.ts';

const ActionForm = lazy(() =>
  import('../action/action-form.tsx').then(({ ActionForm: form }) => ({ default: form })),
);

/** An action that a person asked for: what it is called, where it goes, what may be chosen in it. */
export interface AskedAction {
  /** As the reference writes it. */
  readonly path: string;
  readonly address: string;
  readonly summary: string;
  readonly tag?: string | undefined;
  readonly subject?: Partial<Subject>;
  readonly without?: readonly string[];
  readonly bodyOf?: (typed: Readonly<Record<string, unknown>>) => unknown;
  readonly onAnswer?: (answer: unknown) => void;
}

/** The window in which an action is filled in; closed, what was typed is kept. */
export function ActionWindow({
  asked,
  onClose,
}: {
  readonly asked: AskedAction | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={asked !== undefined}
      onClose={onClose}
      title={asked?.summary}
      size="lg"
      // The head of a window is no banner of the page.
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      {asked && (
        <Suspense fallback={<Loader />}>
          <ActionForm
            {...asked}
            tag={asked.tag}
            subject={{ lines: [], holders: [], ...asked.subject }}
            onDone={onClose}
          />
        </Suspense>
      )}
    </Modal>
  );
}
