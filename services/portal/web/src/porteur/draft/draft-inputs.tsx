import { TextInput, type TextInputProps } from '@mantine/core';
import type { ComponentProps } from 'react';
import { type FieldPath, useController } from 'react-hook-form';
import { AmountInput } from '../../elements/amount-input.tsx';
import type { DraftValues } from './draft-values.ts';

type Name = FieldPath<DraftValues>;

/** A text of the draft. */
export function TextField({ name, ...look }: TextInputProps & { readonly name: Name }) {
  const { field } = useController<DraftValues>({ name });
  return <TextInput {...look} {...field} value={typeof field.value === 'string' ? field.value : ''} />;
}

/** An amount of the draft. */
export function AmountField({
  name,
  ...look
}: Omit<ComponentProps<typeof AmountInput>, 'cents' | 'onCents'> & { readonly name: Name }) {
  const { field } = useController<DraftValues>({ name });
  const { value, onChange, onBlur, ref } = field;
  return (
    <AmountInput
      {...look}
      ref={ref}
      name={name}
      min={0}
      onBlur={onBlur}
      cents={typeof value === 'number' ? value : ''}
      onCents={onChange}
    />
  );
}
