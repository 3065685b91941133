import { Button, Checkbox, Group, Stack, Textarea, Title } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { forgetDraft, keepDraft, readDraft } from '../action/kept-draft.ts';
import { useCommand } from '../action/use-command.ts';
import { useCampaigns } from '../campaign/campaigns.ts';
import type { DossierSheet } from '../dossier/dossier-answers.ts';
import { Refused } from '../action/action-form.tsx';
import { useAsOf } from '../shell/as-of.ts';
import { longDay } from '../words/format.ts';
import { CorrectionFields } from './corrections/correction-fields.tsx';
import { correctionsOf } from './corrections/corrections.ts';
import { useDispositifLabel } from './draft/dispositif-label.ts';
import { type DraftContents, type DraftValues, savableOf, valuesOf } from './draft/draft-values.ts';
import classes from './porteur.module.css';

interface Request {
  readonly ground: string;
  readonly items: readonly string[];
  readonly dueOn: string;
}

interface Typed {
  readonly done: readonly string[];
  readonly more: string;
  /** The request as it is corrected; absent as long as nobody opened it. */
  readonly corrected?: DraftValues;
}

const noContents: DraftContents = {};

/** What the instructor asked for, ticked off as it is provided; any part of the request may be corrected with it. */
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
  /** What is typed on both sides of the form, for what keeps it. */
  const latest = useRef(typed);
  const write = (changed: Partial<Typed>) => {
    const next = { ...latest.current, ...changed };
    latest.current = next;
    setTyped(next);
    keepDraft(place, { key: '', values: { ...next } });
  };
  const deposited = sheet.state.file?.contents ?? noContents;
  const campaign = useCampaigns().find((one) => one.campaign === sheet.state.file?.campaign);
  const labelOf = useDispositifLabel();
  const form = useForm<DraftValues>({ defaultValues: typed.corrected ?? valuesOf(deposited) });
  const corrected = form.watch();
  const { changes, parts, faults } = correctionsOf(corrected, deposited, (values) =>
    savableOf(values, campaign?.nomenclature ?? '', labelOf),
  );
  const [correcting, setCorrecting] = useState(typed.corrected !== undefined);
  useEffect(() => {
    const watching = form.watch((values) => {
      const next = { ...latest.current, corrected: values as DraftValues };
      latest.current = next;
      keepDraft(place, { key: '', values: next });
    });
    return () => watching.unsubscribe();
  }, [form, place]);
  if (asked === undefined) return null;
  const { ground, items, dueOn } = asked.data as unknown as Request;
  const provided = [
    ...typed.done,
    ...typed.more
      .split('\n')
      .map((line) => line.trim().slice(0, 200))
      .filter((line) => line !== ''),
    ...(correcting && parts.length > 0
      ? [
          t('porteur.correct-item', {
            parts: parts.map((part) => t(`porteur.corrected.${part}`)).join(', '),
          }).slice(0, 200),
        ]
      : []),
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({
      intent: 'provide-complements',
      fields: { items: provided, ...(correcting && { contents: changes }) },
      tag,
    });
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
          {campaign && !past && (
            <Checkbox
              checked={correcting}
              label={t('porteur.correct')}
              description={t('porteur.correct-why')}
              onChange={({ currentTarget }) => {
                setCorrecting(currentTarget.checked);
                // Who closes it corrects nothing: it starts again from what was deposited.
                if (!currentTarget.checked) {
                  form.reset(valuesOf(deposited));
                  const { corrected: _dropped, ...rest } = latest.current;
                  latest.current = rest;
                  keepDraft(place, { key: '', values: { ...rest } });
                }
              }}
            />
          )}
        </Stack>
        {campaign && correcting && (
          <div className={classes.corrections}>
            <FormProvider {...form}>
              <CorrectionFields
                campaign={campaign}
                labelOf={labelOf}
                corrections={{ changes, parts, faults }}
              />
            </FormProvider>
          </div>
        )}
        <Stack gap="sm" maw="44rem" mt="md">
          {error && <Refused error={error} />}
          <Group gap="xs">
            <Button
              type="submit"
              loading={isPending}
              disabled={past || provided.length === 0 || (correcting && faults.length > 0)}
            >
              {t('porteur.complements-send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  );
}
