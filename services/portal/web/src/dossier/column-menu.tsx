import { Button, Menu } from '@mantine/core';
import { IconCheck, IconColumns } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { columnNames } from './register-columns.tsx';

interface ColumnMenuProps {
  readonly hidden: readonly string[];
  readonly onChange: (hidden: readonly string[]) => void;
}

export function ColumnMenu({ hidden, onChange }: ColumnMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu closeOnItemClick={false} position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<IconColumns size={16} aria-hidden />}>
          {t('register.columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {columnNames.map((name) => {
          const shown = !hidden.includes(name);
          return (
            <Menu.Item
              key={name}
              role="menuitemcheckbox"
              aria-checked={shown}
              leftSection={
                <IconCheck size={16} aria-hidden style={{ visibility: shown ? 'visible' : 'hidden' }} />
              }
              onClick={() => onChange(shown ? [...hidden, name] : hidden.filter((one) => one !== name))}
            >
              {t(`column.${name}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
