import { randomBits, uuid } from './random.mjs';

/** The dossiers of a year: as many streams. */
export const streamCount = 1700;

const actor = { id: 'ins-07', role: 'instructeur' };
const types = ['LineRequested', 'LineProposed', 'LineProgrammed', 'LineGranted'];

/** @param {number} n */
export function streamName(n) {
  return `dossier-D16-${String(n).padStart(6, '0')}`;
}

/**
 * Events of about 450 bytes once enveloped, as Jalon's callers give them: `{ id, type, version, data, metadata }`.
 * @param {number} seed
 */
export function eventSource(seed) {
  const bits = randomBits(seed);
  return {
    /** @param {string} occurredAt a UTC instant */
    next(occurredAt = '2016-03-04T10:11:12.123Z') {
      const command = uuid(bits);
      const draw = bits();
      return {
        id: uuid(bits),
        type: types[draw & 3],
        version: 1,
        data: { line: `L${(draw >>> 2) & 7}`, amountCents: (draw >>> 5) % 5_000_000 },
        metadata: {
          actor,
          occurredAt,
          commandId: command,
          correlationId: command,
          causationId: command,
        },
      };
    },
  };
}

/** The text of an event in its whole envelope: what a log holds, and what the floors write and read. */
export function envelopeText(event, stream, revision, position, recordedAt) {
  return JSON.stringify({
    id: event.id,
    stream,
    type: event.type,
    revision,
    position,
    recordedAt,
    version: event.version,
    metadata: event.metadata,
    data: event.data,
  });
}

/** What a dossier is, for the folds and the commands of the bench: the same three values for every contender. */
export const initialState = Object.freeze({ events: 0, requestedCents: 0, grantedCents: 0, last: '' });

export function evolve(state, { type, data }) {
  return {
    events: state.events + 1,
    requestedCents: state.requestedCents + (type === 'LineRequested' ? data.amountCents : 0),
    grantedCents: state.grantedCents + (type === 'LineGranted' ? data.amountCents : 0),
    last: type,
  };
}

/** A line may be proposed on a dossier that exists, for an amount in cents that is not negative. */
export function decide(command, state) {
  if (state.events === 0) throw new Error('The dossier does not exist');
  if (!(command.amountCents >= 0)) throw new Error('The amount is negative');
  return [
    {
      type: 'LineProposed',
      data: { line: command.line, amountCents: command.amountCents },
    },
  ];
}

/** @param {() => number} bits */
export function nextCommand(bits) {
  const draw = bits();
  return { line: `L${draw & 7}`, amountCents: (draw >>> 3) % 5_000_000 };
}

/** A number that two folds of the same log share: each state counts in it. */
export function digestOf(states) {
  let digest = 0;
  for (const state of states.values())
    digest =
      (digest * 31 + state.events * 7 + (state.requestedCents % 1009) + (state.grantedCents % 2003)) %
      1_000_000_007;
  return digest;
}
