import { Checkbox, Select, Stack } from '@mantine/core';
import { type FieldPath, useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { FieldProps } from './field-props.ts';
import type { SubjectOption } from './subject.ts';

type Values = Record<string, unknown>;

interface OptionFieldProps extends FieldProps {
  readonly choices: readonly SubjectOption[];
}

/** A field whose values are things of the subject: chosen, not typed. Several when the schema takes several. */
export function OptionField({ path, name, schema, required, choices }: OptionFieldProps) {
  const { t } = useTranslation();
  const { field, fieldState } = useController<Values>({ name: path as FieldPath<Values> });
  const label = t(`field.${name}`, { defaultValue: name });
  const error = fieldState.error?.message;
  if (schema.type === 'array') {
    return (
      <Checkbox.Group
        label={label}
        withAsterisk={required}
        error={error}
        value={Array.isArray(field.value) ? field.value.map(String) : []}
        onChange={field.onChange}
      >
        <Stack gap={6} mt={4}>
          {choices.map((choice) => (
            <Checkbox key={choice.value} value={choice.value} label={choice.label} />
          ))}
        </Stack>
      </Checkbox.Group>
    );
  }
  const value = typeof field.value === 'string' || typeof field.value === 'number' ? String(field.value) : '';
  return (
    <Select
      label={label}
      withAsterisk={required}
      error={error}
      ref={field.ref}
      onBlur={field.onBlur}
      value={value === '' ? null : value}
      onChange={(chosen) =>
        field.onChange(chosen === null ? '' : schema.type === 'integer' ? Number(chosen) : chosen)
      }
      data={[...choices]}
    />
  );
}
