import { Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, longDay, shortDay } from '../words/format.ts';
import classes from './as-of.module.css';
import { useAsOf } from './as-of.ts';

/** « Voir au… » : the day that every screen shall show. */
export function AsOfPicker() {
  const { t } = useTranslation();
  const au = useAsOf();
  const navigate = useNavigate();
  const [opened, { toggle, close }] = useDisclosure(false);
  const [day, setDay] = useState(au ?? '');
  const today = dayOf(new Date().toISOString());
  const show = (chosen: string | undefined) => {
    close();
    void navigate({ to: '.', search: (search) => ({ ...search, au: chosen }) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (day !== '') show(day >= today ? undefined : day);
  };
  return (
    <Popover opened={opened} onChange={toggle} trapFocus returnFocus position="bottom-end" shadow="md">
      <Popover.Target>
        <Button
          variant={au === undefined ? 'default' : 'filled'}
          leftSection={<IconHistory size={16} aria-hidden />}
          onClick={toggle}
          aria-haspopup="dialog"
        >
          {au === undefined ? t('as-of.see') : t('as-of.seen', { day: shortDay(au) })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('as-of.title')}>
        <form onSubmit={submit}>
          <Stack gap="sm" w={280}>
            <Text size="sm">{t('as-of.explain')}</Text>
            <TextInput
              type="date"
              label={t('as-of.day')}
              value={day}
              min="2015-01-01"
              max={today}
              onChange={({ currentTarget }) => setDay(currentTarget.value)}
            />
            <Group gap="xs">
              <Button type="submit" disabled={day === ''}>
                {t('as-of.show')}
              </Button>
              {au !== undefined && (
                <Button variant="default" onClick={() => show(undefined)}>
                  {t('as-of.today')}
                </Button>
              )}
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Says on every screen that it shows the past. */
export function AsOfBand() {
  const { t } = useTranslation();
  const au = useAsOf();
  const navigate = useNavigate();
  if (au === undefined) return null;
  return (
    <div className={classes.band} role="status">
      <IconHistory size={18} aria-hidden />
      <span>{t('as-of.band', { day: longDay(au) })}</span>
      <button
        type="button"
        className={classes.back}
        onClick={() => void navigate({ to: '.', search: (search) => ({ ...search, au: undefined }) })}
      >
        {t('as-of.back')}
      </button>
    </div>
  );
}
