import { Group, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../reference/reference.ts';
import { dayOf } from '../../words/format.ts';
import type { Change } from '../../list/list-search.ts';
import type { BalanceSearch } from './balance-search.ts';

const funders = ['etat', 'region', 'mel', 'communes', 'feder'];
/** The first exercice of the contract. */
const firstYear = 2015;

/** Of which exercice, of which funder. */
export function BalanceFilters({
  search,
  onChange,
}: {
  readonly search: BalanceSearch;
  readonly onChange: (change: Change<BalanceSearch>) => void;
}) {
  const { t } = useTranslation();
  const names = useNames();
  const thisYear = Number(dayOf(new Date().toISOString()).slice(0, 4));
  const years = Array.from({ length: thisYear - firstYear + 1 }, (_, nth) => String(firstYear + nth));
  return (
    <Group gap="md" mb="md" align="flex-end">
      <Select
        label={t('column.exercice')}
        placeholder={t('balance.every-exercice')}
        clearable
        clearButtonProps={{ 'aria-label': t('balance.every-exercice') }}
        value={search.exercice ?? null}
        onChange={(exercice) => onChange({ exercice: exercice ?? undefined })}
        data={years}
      />
      <Select
        label={t('facet.funder')}
        placeholder={t('balance.every-funder')}
        clearable
        clearButtonProps={{ 'aria-label': t('balance.every-funder') }}
        value={search.funder ?? null}
        onChange={(funder) => onChange({ funder: funder ?? undefined })}
        data={funders.map((value) => ({ value, label: names.funder(value) }))}
      />
    </Group>
  );
}
