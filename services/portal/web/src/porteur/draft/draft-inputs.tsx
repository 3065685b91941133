import { NumberInput, type NumberInputProps, TextInput, type TextInputProps } from '@mantine/core';
import { type FieldPath, useController } from 'react-hook-form';
import type { DraftValues } from './draft-values.ts';

type Name = FieldPath<DraftValues>;

/** A text of the draft. */
export function TextField({ name, ...look }: TextInputProps & { readonly name: Name }) {
  const { field } = useController<DraftValues>({ name });
  return <TextInput {...look} {...field} value={typeof field.value === 'string' ? field.value : ''} />;
}

/** An amount: written in euros, held in cents. */
export function AmountField({ name, ...look }: NumberInputProps & { readonly name: Name }) {
  const { field } = useController<DraftValues>({ name });
  const { value, onChange, onBlur, ref } = field;
  return (
    <NumberInput
      {...look}
      ref={ref}
      name={name}
      onBlur={onBlur}
      decimalScale={2}
      decimalSeparator=","
      thousandSeparator=" "
      suffix=" €"
      hideControls
      min={0}
      value={typeof value === 'number' ? value / 100 : ''}
      onChange={(amount) => onChange(typeof amount === 'number' ? Math.round(amount * 100) : '')}
    />
  );
}
