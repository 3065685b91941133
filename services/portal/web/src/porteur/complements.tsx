import { Button, Checkbox, Group, Stack, Textarea, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetDraft, keepDraft, readDraft } from '../action/kept-draft.ts';
import { useCommand } from '../action/use-command.ts';
import type { DossierSheet } from '../dossier/dossier-answers.ts';
import { Refused } from '../action/action-form.tsx';
import { useAsOf } from '../shell/as-of.ts';
import { longDay } from '../words/format.ts';
import classes from './porteur.module.css';

interface Request {
  readonly ground: string;
  readonly items: readonly string[];
  readonly dueOn: string;
}

interface Typed {
  readonly done: readonly string[];
  readonly more: string;
}

/** What the instructor asked for, ticked off as it is provided. */
export function Complements({
  sheet,
  tag,
}: {
  readonly sheet: DossierSheet;
  readonly tag: string | undefined;
}) {
  const { t } = useTranslation();
  const past = useAsOf() !== undefined;
  const address = `/api/programmation/dossiers/${sheet.reference}`;
  const place = `${address}/provide-complements`;
  const asked = (sheet.chapters['completeness'] ?? []).findLast(
    ({ type }) => type === 'ComplementsRequested',
  );
  const [typed, setTyped] = useState<Typed>(() => ({ done: [], more: '', ...readDraft(place)?.values }));
  const { mutate, error, isPending } = useCommand(address, () => forgetDraft(place));
  const write = (changed: Partial<Typed>) => {
    const next = { ...typed, ...changed };
    setTyped(next);
    keepDraft(place, { key: '', values: { ...next } });
  };
  if (asked === undefined) return null;
  const { ground, items, dueOn } = asked.data as unknown as Request;
  const provided = [
    ...typed.done,
    ...typed.more
      .split('\n')
      .map((line) => line.trim().slice(0, 200))
      .filter((line) => line !== ''),
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ intent: 'provide-complements', fields: { items: provided }, tag });
  };
  return (
    <section className={classes.section} aria-labelledby="complements">
      <Title order={2} id="complements">
        {t('porteur.complements')}
      </Title>
      <p>{t('porteur.complements-why', { ground: t(`choice.${ground}`), day: longDay(dueOn) })}</p>
      <form onSubmit={submit}>
        <Stack gap="sm" maw="44rem">
          <Checkbox.Group
            label={t('porteur.complements-items')}
            value={[...typed.done]}
            onChange={(done) => write({ done })}
          >
            <Stack gap={8} mt={6}>
              {items.map((item) => (
                <Checkbox key={item} value={item} label={item} disabled={past} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Textarea
            label={t('porteur.complements-more')}
            description={t('action.one-a-line')}
            autosize
            minRows={2}
            disabled={past}
            value={typed.more}
            onChange={({ currentTarget }) => write({ more: currentTarget.value })}
          />
          {error && <Refused error={error} />}
          <Group gap="xs">
            <Button type="submit" loading={isPending} disabled={past || provided.length === 0}>
              {t('porteur.complements-send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  );
}
