import { Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Personas } from './personas.tsx';
import { sessionIsBack, useSessionEnded } from './session-ended.ts';
import { useSession } from './session.ts';

/** Over the screen that somebody was at: what they typed stays below. */
export function SignInAgain() {
  const { t } = useTranslation();
  const ended = useSessionEnded();
  const { mode } = useSession();
  const queries = useQueryClient();
  return (
    <Modal
      opened={ended}
      onClose={sessionIsBack}
      title={t('session.ended')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      zIndex={500}
    >
      <Text mb="md">{t('session.ended-why')}</Text>
      {mode === 'demonstration' ? (
        <Personas
          onEntered={() => {
            sessionIsBack();
            void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
          }}
        />
      ) : (
        <a href="/portal/sign-in">{t('session.enter')}</a>
      )}
    </Modal>
  );
}
