import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../action/action-button.tsx';
import { useAsOf } from '../../shell/as-of.ts';
import { type Campaign, addressOfCampaign } from '../campaigns.ts';
import { CalendarForm } from './calendar-form.tsx';

interface CallActionsProps {
  readonly campaign: Campaign;
  readonly tag: string | undefined;
}

/** What a call goes through: its calendar changed, opened, closed. */
export function CallActions({ campaign, tag }: CallActionsProps) {
  const { t } = useTranslation();
  const past = useAsOf() !== undefined;
  const [changing, { open, close }] = useDisclosure(false);
  const action = (intent: 'open' | 'close') => ({
    path: `/api/programmation/campaigns/{campaign}/${intent}`,
    address: `${addressOfCampaign(campaign.campaign)}/${intent}`,
    label: t(`call.${intent}`),
    explain: t(`call.${intent}-why`),
    tag,
  });
  if (campaign.status === 'closed') return null;
  return (
    <>
      {campaign.status === 'prepared' && <ActionButton {...action('open')} variant="filled" />}
      <Button variant="default" disabled={past} onClick={open}>
        {t('call.change-calendar')}
      </Button>
      {campaign.status === 'open' && <ActionButton {...action('close')} />}
      <Modal
        opened={changing}
        onClose={close}
        title={t('call.change-calendar')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        <CalendarForm campaign={campaign} tag={tag} onDone={close} />
      </Modal>
    </>
  );
}
