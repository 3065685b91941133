import { ActionIcon, Button, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconLink, IconTrash, IconUsers, IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Asked } from '../action/use-command.ts';
import { useHolderName } from './people.ts';
import type { SavedView } from './saved-views-query.ts';
import classes from './saved-views.module.css';

interface SavedViewRowProps {
  readonly view: SavedView;
  readonly readOnly: boolean;
  readonly onShow: () => void;
  readonly onAsk: (asked: Asked) => void;
}

/** One view: shown at a click; its link for anybody; shared and forgotten by its owner. */
export function SavedViewRow({ view, readOnly, onShow, onAsk }: SavedViewRowProps) {
  const { t } = useTranslation();
  const nameOf = useHolderName();
  const clipboard = useClipboard();
  const { name, search, shared } = view;
  const copy = t(clipboard.copied ? 'views.copied' : 'views.copy', { name });
  const share = t(shared ? 'views.unshare' : 'views.share', { name });
  const forget = t('views.forget', { name });
  return (
    <li className={classes.row}>
      <Button variant="subtle" justify="flex-start" onClick={onShow} className={classes.name}>
        {name}
        {!view.mine && (
          <Text span size="xs" c="dimmed" ml="xs">
            {t('views.of', { name: nameOf(view.owner) })}
          </Text>
        )}
      </Button>
      <ActionIcon
        variant="subtle"
        aria-label={copy}
        title={copy}
        onClick={() => clipboard.copy(`${location.origin}/dossiers${search === '?' ? '' : search}`)}
      >
        {clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconLink size={16} aria-hidden />}
      </ActionIcon>
      {view.mine && (
        <>
          <ActionIcon
            variant={shared ? 'light' : 'subtle'}
            aria-label={share}
            title={share}
            disabled={readOnly}
            onClick={() =>
              onAsk({ intent: `${view.view}/change`, fields: { name, search, shared: !shared } })
            }
          >
            {shared ? <IconUsersGroup size={16} aria-hidden /> : <IconUsers size={16} aria-hidden />}
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            aria-label={forget}
            title={forget}
            disabled={readOnly}
            onClick={() => onAsk({ intent: `${view.view}/forget` })}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </>
      )}
    </li>
  );
}
