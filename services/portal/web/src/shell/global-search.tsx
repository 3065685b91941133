import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '../api/client.ts';
import type { DossierEntry, List } from '../dossier/dossier-answers.ts';
import { Status } from '../elements/status.tsx';
import classes from './global-search.module.css';
import { useAsOf } from './as-of.ts';

/** By reference, porteur or title, from anywhere. */
export function GlobalSearch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const asOf = useAsOf();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 180);
  useHotkeys([['mod+K', () => input.current?.focus()]], []);
  const { data, isFetching } = useQuery({
    queryKey: ['search', asked, asOf],
    queryFn: ({ signal }) =>
      read<List<DossierEntry>>('/api/programmation/dossiers', { q: asked, pageSize: 8, asOf }, signal),
    enabled: asked.length >= 2,
    placeholderData: keepPreviousData,
  });
  const found = asked.length >= 2 ? data : undefined;
  const choose = (value: string) => {
    combobox.closeDropdown();
    if (value === 'all') void navigate({ to: '/dossiers', search: { q: text.trim() } });
    else void navigate({ to: '/dossiers/$reference', params: { reference: value } });
    setText('');
    input.current?.blur();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <TextInput
          ref={input}
          className={classes.input}
          type="search"
          value={text}
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          leftSection={<IconSearch size={16} aria-hidden />}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={found === undefined} aria-busy={isFetching}>
        <Combobox.Options aria-label={t('search.found')}>
          {found?.items.map(({ reference, title, porteur, status }) => (
            <Combobox.Option key={reference} value={reference} className={classes.option}>
              <span className={classes.reference}>{reference}</span>
              <span className={classes.title}>{title}</span>
              <span className={classes.porteur}>{porteur.name}</span>
              <Status status={status} />
            </Combobox.Option>
          ))}
          {found !== undefined && (
            <Combobox.Option value="all">{t('search.all', { count: found.total })}</Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
