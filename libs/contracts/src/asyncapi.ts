import { z } from 'zod';
import type { Contracts } from './contract.ts';
import { fundingMessages, fundingTopic } from './funding-messages.ts';
import { programmationMessages, programmationTopic } from './programmation-messages.ts';

/** One topic as the document tells it: who says what, and who listens. */
interface Told {
  readonly topic: string;
  readonly sender: string;
  readonly receiver: string;
  readonly contracts: Contracts;
}

/** Every topic on which a service speaks to another. */
const topics: readonly Told[] = [
  {
    topic: programmationTopic,
    sender: 'programmation',
    receiver: 'funding',
    contracts: programmationMessages,
  },
  { topic: fundingTopic, sender: 'funding', receiver: 'programmation', contracts: fundingMessages },
];

/** The document, as far as we look into it. */
export interface AsyncApi {
  readonly asyncapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly channels: Readonly<
    Record<string, { readonly address: string; readonly messages: Readonly<Record<string, object>> }>
  >;
  readonly operations: Readonly<Record<string, object>>;
}

/** What the services say to each other, as an AsyncAPI 3.0 document: topics, messages, the schema of what each carries. */
export function asyncApi(): AsyncApi {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Jalon',
      version: '1',
      description:
        'Ce que les services se disent. Chaque message est livré au moins une fois, dans l’ordre au sein d’une clé (le flux de son fait) ; son identifiant est le même à chaque livraison. Montants en centimes d’euro.',
    },
    channels: Object.fromEntries(topics.map((told) => [nameOf(told.topic), channelOf(told)])),
    operations: Object.fromEntries(topics.flatMap(operationsOf)),
  };
}

function channelOf({ topic, contracts }: Told) {
  return {
    address: topic,
    messages: Object.fromEntries(
      Object.entries(contracts).map(([type, { version, schema }]) => [
        nameOf(type),
        {
          name: type,
          contentType: 'application/json',
          headers: { type: 'object', properties: { version: { const: version } } },
          payload: schemaOf(schema),
        },
      ]),
    ),
  };
}

function operationsOf({ topic, sender, receiver }: Told): readonly (readonly [string, object])[] {
  const channel = { $ref: `#/channels/${nameOf(topic)}` };
  return [
    [`${sender}-says`, { action: 'send', channel }],
    [`${receiver}-hears`, { action: 'receive', channel }],
  ];
}

/** The shape of what arrives, before it is read. */
function schemaOf(schema: z.ZodType) {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return json;
}

/** A name without the dots that a reference cannot bear. */
function nameOf(name: string): string {
  return name.replaceAll('.', '-');
}
