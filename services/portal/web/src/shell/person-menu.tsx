import { Button, Menu, useMantineColorScheme } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sessionQuery, signOut, usePerson } from '../session/session.ts';
import { speak } from '../words/i18n.ts';

export function PersonMenu() {
  const { t, i18n } = useTranslation();
  const { name, role } = usePerson();
  const queries = useQueryClient();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = async () => {
    await signOut();
    queries.clear();
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    location.assign('/');
  };
  return (
    <Menu position="bottom-end" shadow="md" width={250}>
      <Menu.Target>
        <Button variant="subtle" leftSection={<IconUser size={16} aria-hidden />}>
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(`role.${role}`)}</Menu.Label>
        <Menu.Item
          lang={i18n.language === 'fr' ? 'en' : 'fr'}
          onClick={() => void speak(i18n.language === 'fr' ? 'en' : 'fr')}
        >
          {i18n.language === 'fr' ? 'In English' : 'En français'}
        </Menu.Item>
        {(['light', 'dark', 'auto'] as const).map((scheme) => (
          <Menu.Item key={scheme} disabled={colorScheme === scheme} onClick={() => setColorScheme(scheme)}>
            {t(`scheme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void leave()}>{t('session.leave')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
