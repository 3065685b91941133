/** A group says that it has handled an event that the log does not hold: the log is not the one that it read. */
export class CheckpointAheadOfLog extends Error {
  override readonly name = 'CheckpointAheadOfLog';
  readonly group: string;

  constructor(group: string, file: string) {
    super(
      `Consumer ${group} stopped at an event that this log does not hold (a log restored from a backup?). ` +
        `To hear the whole log again, each effect once, remove ${file}`,
    );
    this.group = group;
  }
}

/** No consumer of this name is declared. */
export class UnknownGroup extends Error {
  override readonly name = 'UnknownGroup';

  constructor(group: string) {
    super(`No consumer group is named ${group}`);
  }
}

/** No message of this id is parked for the group. */
export class NotParked extends Error {
  override readonly name = 'NotParked';

  constructor(group: string, messageId: string) {
    super(`Message ${messageId} is not parked for ${group}`);
  }
}
