import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './list.module.css';
import type { ListColumn } from './list-column.ts';

interface SortChoiceProps {
  readonly columns: readonly ListColumn[];
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
}

/** By what a list is sorted: chosen here where it is too narrow for heads to press. */
export function SortChoice({ columns, sort = '', onSort }: SortChoiceProps) {
  const { t } = useTranslation();
  const orders = columns.flatMap(({ field, label }) =>
    field === undefined
      ? []
      : [
          { value: field, label: t('list.ascending', { column: label }) },
          { value: `-${field}`, label: t('list.descending', { column: label }) },
        ],
  );
  return (
    <NativeSelect
      className={classes.sortChoice}
      label={t('list.sort')}
      data={[{ value: '', label: t('list.as-it-comes') }, ...orders]}
      value={sort}
      onChange={({ currentTarget: { value } }) => onSort(value === '' ? undefined : value)}
    />
  );
}
