import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Parameters } from '../api/client.ts';
import { download } from '../api/download.ts';
import { ProblemNotice } from '../elements/problem-notice.tsx';

interface ExportMenuProps {
  readonly address: string;
  readonly parameters: Parameters;
  /** Of the file, without its extension. */
  readonly name: string;
}

/** Every match of a list as a file. */
export function ExportMenu({ address, parameters, name }: ExportMenuProps) {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (format: 'csv' | 'xlsx') => download(address, parameters, format, name),
  });
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" loading={isPending} leftSection={<IconDownload size={16} aria-hidden />}>
            {t('export.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => mutate('xlsx')}>{t('export.xlsx')}</Menu.Item>
          <Menu.Item onClick={() => mutate('csv')}>{t('export.csv')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {error && <ProblemNotice error={error} />}
    </>
  );
}
