import { Button, Group, Stack } from '@mantine/core';
import { IconCloudCheck, IconCloudUp, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../action/action-form.tsx';
import { Problem } from '../../api/problem.ts';
import { hour } from '../../words/format.ts';
import type { Saving } from './draft-saving.ts';
import type { DraftPart } from './draft-values.ts';
import classes from './draft.module.css';

interface SavingToldProps {
  readonly saving: Saving;
  readonly unfinished: readonly DraftPart[];
  readonly onSave: () => void;
  readonly onInsist: () => void;
  readonly onTakeTheirs: () => void;
}

/** Where what is typed stands: in the browser, on its way, or with the service. */
export function SavingTold({ saving, unfinished, onSave, onInsist, onTakeTheirs }: SavingToldProps) {
  const { t } = useTranslation();
  const stale =
    saving.kind === 'refused' && saving.error instanceof Problem && saving.error.answer.status === 412;
  const parts = unfinished.map((part) => t(`draft.part.${part}`)).join(', ');
  return (
    <div className={classes.saving}>
      <p role="status" data-kind={saving.kind}>
        {saving.kind === 'saved' && (
          <>
            <IconCloudCheck size={18} aria-hidden />
            {saving.at === undefined ? t('draft.as-saved') : t('draft.saved-at', { hour: hour(saving.at) })}
          </>
        )}
        {saving.kind === 'typing' && (
          <>
            <IconPencil size={18} aria-hidden /> {t('draft.typing')}
          </>
        )}
        {saving.kind === 'saving' && (
          <>
            <IconCloudUp size={18} aria-hidden /> {t('draft.saving')}
          </>
        )}
        {saving.kind === 'refused' && t('draft.not-saved')}
      </p>
      {unfinished.length > 0 && <p className={classes.quiet}>{t('draft.unfinished', { parts })}</p>}
      {saving.kind === 'refused' && (
        <Stack gap="xs" mt="xs">
          <Refused error={saving.error} />
        </Stack>
      )}
      <Group gap="xs" mt="xs">
        {stale ? (
          <>
            <Button size="compact-sm" onClick={onInsist}>
              {t('draft.insist')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={onTakeTheirs}>
              {t('draft.take-theirs')}
            </Button>
          </>
        ) : (
          <Button size="compact-sm" variant="default" disabled={saving.kind === 'saving'} onClick={onSave}>
            {t('draft.save')}
          </Button>
        )}
      </Group>
    </div>
  );
}
