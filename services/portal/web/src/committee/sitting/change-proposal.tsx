import { Button, type ButtonProps, Loader, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '../committee-answers.ts';
import { sittingDossiersQuery } from '../committee-query.ts';
import { ProposalForm } from './proposal-form.tsx';

interface ChangeProposalProps extends Pick<ButtonProps, 'size' | 'variant'> {
  readonly session: string;
  readonly item: AgendaItem;
}

/** What is proposed for a dossier of the agenda, changed in place until the committee has given its opinion. */
export function ChangeProposal({ session, item, ...look }: ChangeProposalProps) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const { data: entries } = useQuery({ ...sittingDossiersQuery(session, undefined), enabled: opened });
  const entry = entries?.find(({ reference }) => reference === item.dossier);
  return (
    <>
      <Button
        variant="default"
        {...look}
        onClick={open}
        aria-label={t('agenda.change-of', { title: item.title })}
      >
        {t('agenda.change')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('agenda.change-title')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        {entry ? (
          <ProposalForm session={session} entry={entry} item={item} onCancel={close} onDone={close} />
        ) : (
          <Loader />
        )}
      </Modal>
    </>
  );
}
