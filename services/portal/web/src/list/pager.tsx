import { Group, Pagination } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface PagerProps {
  readonly total: number;
  readonly pageSize: number;
  readonly page: number | undefined;
  readonly onPage: (page: number) => void;
}

/** The pages of a list; nothing when one holds it all. */
export function Pager({ total, pageSize, page = 1, onPage }: PagerProps) {
  const { t } = useTranslation();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1) return null;
  return (
    <Group justify="center" mt="md" data-no-print>
      <Pagination
        total={pages}
        value={page}
        onChange={onPage}
        getControlProps={(control) => ({ 'aria-label': t(`pages.${control}`) })}
        getItemProps={(item) => ({ 'aria-label': t('pages.page', { page: item }) })}
      />
    </Group>
  );
}
