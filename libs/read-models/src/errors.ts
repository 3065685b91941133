import type { EventFault } from './read-models.ts';

/** The model met an event that it cannot take and stopped there: what it holds is no longer the whole truth. */
export class ReadModelStopped extends Error {
  override readonly name = 'ReadModelStopped';
  readonly model: string;
  readonly fault: EventFault;

  constructor(model: string, fault: EventFault) {
    super(
      `Read model ${model} stopped at position ${fault.position} on ${fault.eventType} (${fault.eventId}): ${fault.cause}`,
    );
    this.model = model;
    this.fault = fault;
  }
}

/** The query means nothing: an unknown operator, a page before the first. The message says what. */
export class InvalidQuery extends Error {
  override readonly name = 'InvalidQuery';
}

/** No projection of this name is registered. */
export class UnknownReadModel extends Error {
  override readonly name = 'UnknownReadModel';

  constructor(model: string) {
    super(`No read model is named ${model}`);
  }
}
