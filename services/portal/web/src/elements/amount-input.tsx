import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useState } from 'react';

interface AmountInputProps extends Omit<NumberInputProps, 'value' | 'onChange' | 'defaultValue'> {
  readonly cents: number | '';
  readonly onCents: (cents: number | '') => void;
}

/** An amount: written in euros, held in cents. What is being typed (« 50,0 » on the way to « 50,05 ») stays as typed. */
export function AmountInput({ cents, onCents, ...look }: AmountInputProps) {
  const [typed, setTyped] = useState<number | string>(inEuros(cents));
  return (
    <NumberInput
      {...look}
      decimalScale={2}
      decimalSeparator=","
      thousandSeparator=" "
      suffix=" €"
      hideControls
      value={inCents(typed) === cents ? typed : inEuros(cents)}
      onChange={(text) => {
        setTyped(text);
        onCents(inCents(text));
      }}
    />
  );
}

function inEuros(cents: number | ''): number | '' {
  return cents === '' ? '' : cents / 100;
}

/** The field gives a text where a number would lose what is typed: « 50.0 », « - ». */
function inCents(typed: number | string): number | '' {
  const euros = typed === '' ? NaN : Number(typed);
  return Number.isNaN(euros) ? '' : Math.round(euros * 100);
}
