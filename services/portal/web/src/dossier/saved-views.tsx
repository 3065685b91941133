import { Button, Checkbox, Group, Popover, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmark } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Asked, useCommand } from '../action/use-command.ts';
import { ProblemNotice } from '../elements/problem-notice.tsx';
import { parseAddress, writeAddress } from '../shell/address.ts';
import { useAsOf } from '../shell/as-of.ts';
import { type RegisterSearch, registerSearch } from './register-search.ts';
import { SavedViewRow } from './saved-view-row.tsx';
import { type SavedView, savedViewsQuery, viewsAddress } from './saved-views-query.ts';
import classes from './saved-views.module.css';

interface SavedViewsProps {
  readonly search: RegisterSearch;
  readonly onShow: (search: RegisterSearch) => void;
}

/** Views of the register by name: one's own on every machine, and those that others show to everybody. */
export function SavedViews({ search, onShow }: SavedViewsProps) {
  const { t } = useTranslation();
  const [opened, { toggle, close }] = useDisclosure(false);
  const { data, error: unread } = useQuery({ ...savedViewsQuery, enabled: opened });
  const { mutate, error, isPending } = useCommand(viewsAddress);
  const asOf = useAsOf();
  const views = data?.items ?? [];
  const show = (view: SavedView) => {
    close();
    onShow(registerSearch(parseAddress(view.search)));
  };
  return (
    <Popover opened={opened} onChange={toggle} trapFocus returnFocus position="bottom-end" shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconBookmark size={16} aria-hidden />}
          onClick={toggle}
          aria-haspopup="dialog"
        >
          {t('views.title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('views.title')}>
        <Stack gap="xs" className={classes.views}>
          {data !== undefined && views.length === 0 && <Text size="sm">{t('views.none')}</Text>}
          {(['mine', 'others'] as const).map((whose) => {
            const theirs = views.filter(({ mine }) => mine === (whose === 'mine'));
            if (theirs.length === 0) return null;
            return (
              <section key={whose} aria-label={t(`views.${whose}`)}>
                <Title order={2} size="xs" c="dimmed">
                  {t(`views.${whose}`)}
                </Title>
                <ul className={classes.list}>
                  {theirs.map((view) => (
                    <SavedViewRow
                      key={view.view}
                      view={view}
                      readOnly={asOf !== undefined || isPending}
                      onShow={() => show(view)}
                      onAsk={mutate}
                    />
                  ))}
                </ul>
              </section>
            );
          })}
          {(error ?? unread) && <ProblemNotice error={error ?? unread} />}
          {asOf === undefined && (
            <KeepView search={search} views={views} pending={isPending} onAsk={mutate} />
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface KeepViewProps {
  readonly search: RegisterSearch;
  readonly views: readonly SavedView[];
  readonly pending: boolean;
  readonly onAsk: (asked: Asked, then: { onSuccess: () => void }) => void;
}

/** Keeps what the register shows now; under the name of one's own view, in its place. */
function KeepView({ search, views, pending, onAsk }: KeepViewProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const replaced = views.find((view) => view.mine && view.name === name.trim());
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    // An address without a query is the register as it opens: a bare question mark says it.
    const fields = { name: name.trim(), search: writeAddress({ ...search }) || '?', shared };
    onAsk(replaced ? { intent: `${replaced.view}/change`, fields } : { fields }, {
      onSuccess: () => setName(''),
    });
  };
  return (
    <form onSubmit={keep}>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          label={t('views.name')}
          maxLength={80}
          flex={1}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={pending}>
          {t('views.keep')}
        </Button>
      </Group>
      <Checkbox
        mt="xs"
        size="xs"
        label={t('views.shared')}
        checked={shared}
        onChange={({ currentTarget }) => setShared(currentTarget.checked)}
      />
      {replaced && (
        <Text size="xs" mt={4} role="status">
          {t('views.replaces')}
        </Text>
      )}
    </form>
  );
}
