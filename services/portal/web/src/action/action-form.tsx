import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { send } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import { ProblemNotice } from '../elements/problem-notice.tsx';
import { useMarkEditing } from '../presence/editing.ts';
import { moment } from '../words/format.ts';
import { SchemaFields } from './fields.tsx';
import { ActionSubject, type Subject } from './subject.ts';
import { forgetDraft, keepDraft, readDraft } from './kept-draft.ts';
import { type FieldSchema, emptyOf, typedOf, withoutFields, withoutPatterns } from './schema.ts';
import { referenceOfActions, schemaOf } from './schemas.ts';

z.config(z.locales.fr());

interface ActionFormProps {
  /** As the reference writes it: `/api/programmation/dossiers/{reference}/submit`. */
  readonly path: string;
  /** Where it goes. */
  readonly address: string;
  /** The label of what the person saw: what others changed meanwhile refuses it. */
  readonly tag: string | undefined;
  readonly subject: Subject;
  /** The words of the button. */
  readonly summary: string;
  readonly onDone: () => void;
  /** Fields that are not asked: left out, or given by `bodyOf`. */
  readonly without?: readonly string[];
  /** What is sent, from what was typed: an action on many says on which. */
  readonly bodyOf?: (typed: Readonly<Record<string, unknown>>) => unknown;
  /** What was answered, before `onDone`. */
  readonly onAnswer?: (answer: unknown) => void;
}

const nothing: readonly string[] = [];

type Values = Record<string, unknown>;

/** The form of one action, made from the schema that judges it. */
export function ActionForm({
  path,
  address,
  tag,
  subject,
  summary,
  onDone,
  without = nothing,
  bodyOf = (typed) => typed,
  onAnswer,
}: ActionFormProps) {
  const { t } = useTranslation();
  useMarkEditing();
  const queries = useQueryClient();
  const { data: reference } = useSuspenseQuery(referenceOfActions(path));
  const schema = useMemo(() => withoutFields(schemaOf(reference, path), without), [reference, path, without]);
  const [kept] = useState(() => readDraft(address));
  const key = useRef(kept?.key ?? crypto.randomUUID());
  const resolver = useMemo(() => resolverOf(schema), [schema]);
  const form = useForm<Values>({
    defaultValues: { ...(emptyOf(schema) as Values), ...subject.proposed, ...kept?.values },
    resolver,
  });
  useEffect(() => {
    const watching = form.watch((values) => keepDraft(address, { key: key.current, values }));
    return () => watching.unsubscribe();
  }, [form, address]);
  const { mutate, error, isPending } = useMutation({
    mutationFn: (values: Values) =>
      send(address, bodyOf(typedOf(values, schema, true) as Values), { tag, key: key.current }),
    onSuccess: async (answer) => {
      onAnswer?.(answer);
      forgetDraft(address);
      await queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'reference' && queryKey[0] !== 'session',
      });
      onDone();
    },
    onError: (failure) => {
      // A refusal was answered: another attempt is another intent. What may have arrived unheard keeps its key.
      if (failure instanceof Problem && !failure.mayPass) key.current = crypto.randomUUID();
    },
  });
  return (
    <ActionSubject value={subject}>
      <FormProvider {...form}>
        <form noValidate onSubmit={(event) => void form.handleSubmit((values) => mutate(values))(event)}>
          <Stack gap="sm">
            {kept && <Alert variant="outline">{t('action.kept')}</Alert>}
            <SchemaFields schema={schema} />
            {error && <Refused error={error} />}
            <Group gap="xs">
              <Button type="submit" loading={isPending}>
                {summary}
              </Button>
              <Button variant="default" onClick={onDone}>
                {t('action.cancel')}
              </Button>
            </Group>
          </Stack>
        </form>
      </FormProvider>
    </ActionSubject>
  );
}

/** A refusal; when others were quicker, what they did, and what was typed stays. */
export function Refused({ error }: { readonly error: Error }) {
  const { t } = useTranslation();
  const rivals = error instanceof Problem ? error.answer.rivals : undefined;
  return (
    <>
      <ProblemNotice error={error} />
      {rivals && (
        <Alert color="petrol" variant="outline" title={t('action.rivals')}>
          <List size="sm">
            {rivals.map(({ revision, type, actor, recordedAt }) => (
              <List.Item key={revision}>
                {t(`event.${type}`, { defaultValue: type })} – {actor.id}, {moment(recordedAt)}
              </List.Item>
            ))}
          </List>
          <Text size="sm">{t('action.rivals-then')}</Text>
        </Alert>
      )}
    </>
  );
}

function resolverOf(schema: FieldSchema) {
  const judge = z.fromJSONSchema(withoutPatterns(schema) as Parameters<typeof z.fromJSONSchema>[0]);
  const read = z.preprocess((values) => typedOf(values, schema, true), judge);
  return standardSchemaResolver(read as z.ZodType<Values, Values>, undefined, { raw: true });
}
