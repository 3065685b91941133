import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../action/action-button.tsx';
import { usePerson } from '../../session/session.ts';
import { dayOf } from '../../words/format.ts';
import type { Sitting } from '../committee-answers.ts';
import { addressOfSitting } from '../committee-query.ts';
import { isSecretary } from '../secretary.ts';

interface SittingActionsProps {
  readonly sitting: Sitting;
  readonly tag: string | undefined;
}

/** What a session goes through: opened, closed, its minutes approved; or cancelled. */
export function SittingActions({ sitting, tag }: SittingActionsProps) {
  const { t } = useTranslation();
  const { role } = usePerson();
  const { id, status, members, items, heldOn } = sitting;
  const undecided = items.filter(({ opinion }) => opinion === undefined).length;
  const action = (intent: string) => ({
    path: `/api/programmation/sessions/{session}/${intent}`,
    address: `${addressOfSitting(id)}/${intent}`,
    label: t(`sitting.${intent}`),
    tag,
  });
  const [first] = members;
  return (
    <>
      {isSecretary(role) && status === 'scheduled' && (
        <>
          <ActionButton
            {...action('open')}
            variant="filled"
            explain={t('sitting.open-why')}
            subject={{
              holders: members,
              proposed: first ? { chair: { id: first.id, name: first.name } } : {},
            }}
          />
          <ActionButton {...action('cancel')} explain={t('sitting.cancel-why')} />
        </>
      )}
      {isSecretary(role) && status === 'open' && (
        <ActionButton
          {...action('close')}
          variant="filled"
          explain={undecided === 0 ? t('sitting.close-whole') : t('sitting.close-why', { count: undecided })}
        />
      )}
      {isSecretary(role) && status === 'closed' && (
        <ActionButton
          {...action('approve-minutes')}
          variant="filled"
          explain={t('sitting.approve-why')}
          subject={{ proposed: { text: t('sitting.minutes-start', { count: items.length }) } }}
        />
      )}
      {status !== 'cancelled' && (status !== 'scheduled' || heldOn <= dayOf(new Date().toISOString())) && (
        <Button
          variant="default"
          leftSection={<IconFileText size={16} aria-hidden />}
          renderRoot={(props) => (
            <Link to="/seances/$session/proces-verbal" params={{ session: id }} {...props} />
          )}
        >
          {t('sitting.minutes')}
        </Button>
      )}
    </>
  );
}
