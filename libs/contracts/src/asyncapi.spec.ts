import { describe, expect, it } from '@jest/globals';
import { asyncApi } from './asyncapi.ts';
import { fundingMessages } from './funding-messages.ts';
import { programmationMessages } from './programmation-messages.ts';

describe('The AsyncAPI document', () => {
  const { channels, operations } = asyncApi();

  it('tells every message of every topic, with the schema of what it carries', () => {
    const names = Object.values(channels).flatMap(({ messages }) =>
      Object.values(messages).map((message) => (message as { readonly name: string }).name),
    );
    expect(names).toEqual([...Object.keys(programmationMessages), ...Object.keys(fundingMessages)]);
    expect(channels['funding-commitments']?.messages['funding-line-paid']).toMatchObject({
      payload: {
        type: 'object',
        required: ['dossier', 'lineId', 'order', 'amount', 'paidOn'],
        properties: { amount: { type: 'integer', minimum: 0 }, paidOn: { type: 'string' } },
      },
    });
  });

  it('says of each topic who speaks and who listens', () => {
    expect(Object.keys(operations)).toEqual([
      'programmation-says',
      'funding-hears',
      'funding-says',
      'programmation-hears',
    ]);
  });
});
