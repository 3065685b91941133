import {
  Button,
  Checkbox,
  Fieldset,
  Group,
  NumberInput,
  Select,
  Stack,
  TextInput,
  Textarea,
} from '@mantine/core';
import { type FieldPath, useController, useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '../elements/amount-input.tsx';
import { useNames } from '../reference/reference.ts';
import { euros } from '../words/format.ts';
import { type FieldSchema, editorOf, emptyOf } from './schema.ts';
import type { FieldProps } from './field-props.ts';
import { OptionField } from './option-field.tsx';
import { useSubject } from './subject.ts';

type Values = Record<string, unknown>;

/** One editor for each member of a schema. */
export function SchemaFields({
  schema,
  path = '',
}: {
  readonly schema: FieldSchema;
  readonly path?: string;
}) {
  return Object.entries(schema.properties ?? {}).map(([name, field]) => (
    <Field
      key={name}
      name={name}
      path={path === '' ? name : `${path}.${name}`}
      schema={field}
      required={schema.required?.includes(name) ?? false}
    />
  ));
}

function Field(props: FieldProps) {
  const { options = {} } = useSubject();
  const choices = options[props.name];
  if (choices !== undefined) return <OptionField {...props} choices={choices} />;
  switch (editorOf(props.name, props.schema)) {
    case 'group':
      return <GroupField {...props} />;
    case 'groups':
      return <GroupsField {...props} />;
    case 'texts':
      return <TextsField {...props} />;
    case 'choices':
      return <ChoicesField {...props} />;
    default:
      return <SingleField {...props} />;
  }
}

function useLabel(name: string): string {
  const { t } = useTranslation();
  return t(`field.${name}`, { defaultValue: name });
}

function SingleField({ path, name, schema, required }: FieldProps) {
  const { t } = useTranslation();
  const names = useNames();
  const { lines, holders } = useSubject();
  const { field, fieldState } = useController<Values>({ name: path as FieldPath<Values> });
  const { value, onChange, onBlur, ref } = field;
  const common = {
    label: useLabel(name),
    onBlur,
    ref,
    error: fieldState.error?.message,
    withAsterisk: required,
  };
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  switch (editorOf(name, schema)) {
    case 'yes-no':
      return (
        <Checkbox
          {...common}
          checked={value === true}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
      );
    case 'amount':
      return <AmountInput {...common} cents={typeof value === 'number' ? value : ''} onCents={onChange} />;
    case 'number':
      return (
        <NumberInput
          {...common}
          value={text}
          onChange={(number) => onChange(typeof number === 'number' ? number : '')}
        />
      );
    case 'day':
      return <TextInput {...common} type="date" max="9999-12-31" value={text} onChange={onChange} />;
    case 'long':
      return <Textarea {...common} autosize minRows={3} value={text} onChange={onChange} />;
    case 'choice':
      return (
        <Select
          {...common}
          value={text === '' ? null : text}
          onChange={(chosen) => onChange(chosen ?? '')}
          data={(schema.enum ?? []).map((option) => ({
            value: option,
            label: t(`choice.${option}`, { defaultValue: option }),
          }))}
        />
      );
    case 'line':
      return (
        <Select
          {...common}
          value={text === '' ? null : text}
          onChange={(chosen) => onChange(chosen ?? '')}
          data={lines.map(({ lineId, funder, dispositif, requested }) => ({
            value: lineId,
            label: `${lineId} – ${names.funder(funder)}, ${names.dispositif(funder, dispositif)} (${euros(requested)})`,
          }))}
        />
      );
    case 'holder': {
      const chosen = (value as { readonly id?: string } | undefined)?.id;
      return (
        <Select
          {...common}
          searchable
          value={chosen || null}
          onChange={(id) => {
            const holder = holders.find((one) => one.id === id);
            onChange(holder ? { id: holder.id, name: holder.name } : { id: '', name: '' });
          }}
          data={holders.map(({ id, name: label }) => ({ value: id, label }))}
        />
      );
    }
    default:
      return <TextInput {...common} value={text} onChange={onChange} />;
  }
}

function GroupField({ path, name, schema }: FieldProps) {
  return (
    <Fieldset legend={useLabel(name)}>
      <Stack gap="xs">
        <SchemaFields schema={schema} path={path} />
      </Stack>
    </Fieldset>
  );
}

function GroupsField({ path, name, schema }: FieldProps) {
  const { t } = useTranslation();
  const { control } = useFormContext<Values>();
  const { fields, append, remove } = useFieldArray<Values>({ control, name: path as never });
  return (
    <Fieldset legend={useLabel(name)}>
      <Stack gap="xs">
        {fields.map(({ id }, place) => (
          <Group key={id} align="flex-end" gap="xs">
            <SchemaFields schema={schema.items ?? {}} path={`${path}.${place}`} />
            <Button
              variant="default"
              onClick={() => remove(place)}
              aria-label={t('action.remove-one', { place: place + 1 })}
            >
              {t('action.remove')}
            </Button>
          </Group>
        ))}
        <Group>
          <Button variant="default" onClick={() => append(emptyOf(schema.items ?? {}) as never)}>
            {t('action.add')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

/** Several texts, one a line. */
function TextsField({ path, name, required }: FieldProps) {
  const { t } = useTranslation();
  const { field, fieldState } = useController<Values>({ name: path as FieldPath<Values> });
  const value = Array.isArray(field.value) ? field.value.join('\n') : '';
  return (
    <Textarea
      label={useLabel(name)}
      description={t('action.one-a-line')}
      withAsterisk={required}
      autosize
      minRows={2}
      ref={field.ref}
      value={value}
      error={fieldState.error?.message ?? (fieldState.invalid ? t('action.needed') : undefined)}
      onBlur={() => {
        field.onChange(
          value
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        );
        field.onBlur();
      }}
      onChange={({ currentTarget }) => field.onChange(currentTarget.value.split('\n'))}
    />
  );
}

function ChoicesField({ path, name, schema, required }: FieldProps) {
  const { t } = useTranslation();
  const { field, fieldState } = useController<Values>({ name: path as FieldPath<Values> });
  return (
    <Checkbox.Group
      label={useLabel(name)}
      withAsterisk={required}
      value={Array.isArray(field.value) ? field.value.map(String) : []}
      onChange={field.onChange}
      error={fieldState.error?.message}
    >
      <Stack gap={6} mt={4}>
        {(schema.items?.enum ?? []).map((option) => (
          <Checkbox key={option} value={option} label={t(`choice.${option}`, { defaultValue: option })} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
