import type { RecordedEvent } from '@jalon/event-store';
import type { EventQuestion } from './event-question.ts';

const accents = /\p{Mn}/gu;
const fold = (text: string) => text.normalize('NFD').replace(accents, '').toLowerCase();

/** Members of an event's data that are amounts in cents. */
const amountNames =
  /amount|requested|proposed|programmed|granted|cost|paid|ordered|committed|released|recovered|balance/i;

/** Whether an event answers the question beyond its type and subject, which the log itself looks at. Cheap tests first. */
export function matchOf(question: EventQuestion): (event: RecordedEvent) => boolean {
  const { actor, role, correlation, subject, from, until, minAmount, maxAmount, q } = question;
  const words = fold(q ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  const tests: ((event: RecordedEvent) => boolean)[] = [];
  if (subject !== undefined) tests.push(({ stream }) => stream === subject);
  if (actor !== undefined) tests.push(({ metadata }) => actor.includes(metadata.actor.id));
  if (role !== undefined) tests.push(({ metadata }) => role.includes(metadata.actor.role));
  if (correlation !== undefined) tests.push(({ metadata }) => metadata.correlationId === correlation);
  if (from !== undefined) tests.push(({ metadata }) => metadata.occurredAt >= from);
  if (until !== undefined) tests.push(({ metadata }) => metadata.occurredAt <= until);
  if (minAmount !== undefined || maxAmount !== undefined) {
    const [least, most] = [minAmount ?? -Infinity, maxAmount ?? Infinity];
    tests.push(({ data }) => someAmount(data, (amount) => amount >= least && amount <= most));
  }
  if (words.length > 0) {
    tests.push((event) => {
      const said = fold(`${event.stream} ${JSON.stringify(event.data)}`);
      return words.every((word) => said.includes(word));
    });
  }
  return (event) => tests.every((test) => test(event));
}

function someAmount(value: unknown, test: (amount: number) => boolean, name = ''): boolean {
  if (typeof value === 'number') return amountNames.test(name) && test(value);
  if (Array.isArray(value)) return value.some((member) => someAmount(member, test, name));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, member]) => someAmount(member, test, key));
}
