import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { IconBookmark, IconLink, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeAddress } from '../shell/address.ts';
import type { RegisterSearch } from './register-search.ts';

interface SavedView {
  readonly name: string;
  readonly search: RegisterSearch;
}

interface SavedViewsProps {
  readonly search: RegisterSearch;
  readonly onShow: (search: RegisterSearch) => void;
}

/** Views by name, kept in this browser; a link shares one with whoever may see it. */
export function SavedViews({ search, onShow }: SavedViewsProps) {
  const { t } = useTranslation();
  const [opened, { toggle, close }] = useDisclosure(false);
  const [views, setViews] = useLocalStorage<readonly SavedView[]>({ key: 'jalon.views', defaultValue: [] });
  const [name, setName] = useState('');
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    setViews([...views.filter((view) => view.name !== name.trim()), { name: name.trim(), search }]);
    setName('');
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
        <Stack gap="xs" w={300}>
          {views.length === 0 && <Text size="sm">{t('views.none')}</Text>}
          {views.map((view) => (
            <Group key={view.name} gap={4} wrap="nowrap">
              <Button
                variant="subtle"
                justify="flex-start"
                flex={1}
                onClick={() => {
                  close();
                  onShow(view.search);
                }}
              >
                {view.name}
              </Button>
              <ActionIcon
                variant="subtle"
                aria-label={t('views.copy', { name: view.name })}
                onClick={() => void navigator.clipboard.writeText(linkTo(view.search))}
              >
                <IconLink size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                aria-label={t('views.forget', { name: view.name })}
                onClick={() => setViews(views.filter((one) => one !== view))}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
          <form onSubmit={keep}>
            <Group gap="xs" align="flex-end" wrap="nowrap">
              <TextInput
                label={t('views.name')}
                value={name}
                onChange={({ currentTarget }) => setName(currentTarget.value)}
              />
              <Button type="submit" variant="default">
                {t('views.keep')}
              </Button>
            </Group>
          </form>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function linkTo(search: RegisterSearch): string {
  return `${location.origin}/dossiers${writeAddress({ ...search })}`;
}
