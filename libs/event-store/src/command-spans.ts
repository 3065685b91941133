import { DomainError } from '@jalon/kernel';
import { inSpan, isTraced, rememberWriter, type Span, startSpan } from '@jalon/observability';
import type { CommandEnvelope, CommandResult } from './command.ts';
import type { StreamName } from './envelope.ts';
import { Conflict } from './errors.ts';
import type { Appended, StreamAppend } from './event-store.ts';
import type { Prepared } from './prepared.ts';

/** The name of a command: its subject, and its intent when it has one: `dossier grant-line`. */
function nameOf(stream: StreamName, command: unknown): string {
  const subject = stream.slice(0, stream.indexOf('-'));
  const named = typeof command === 'object' && command !== null && 'intent' in command;
  return named && typeof command.intent === 'string' ? `${subject} ${command.intent}` : subject;
}

/** Handles a command in a span of its own, in the trace of its correlation. Told: what it is and where, never what it says. */
export function inCommandSpan<State>(
  stream: StreamName,
  command: unknown,
  envelope: CommandEnvelope,
  work: () => Promise<CommandResult<State>>,
): Promise<CommandResult<State>> {
  if (!isTraced()) return work();
  const span = commandSpan(nameOf(stream, command), stream, envelope);
  return during(span, async () => {
    const result = await work();
    span?.set({ 'jalon.outcome': outcomeOf(result) });
    return result;
  });
}

/** Handles several commands in one span, which bears the name of the first once it is known. */
export function inCommandsSpan<Result>(
  envelope: CommandEnvelope,
  work: (decided: (parts: readonly Prepared[]) => void) => Promise<Result>,
): Promise<Result> {
  if (!isTraced()) return work(() => undefined);
  const span = commandSpan('commands', undefined, envelope);
  return during(span, () =>
    work(([first]) => {
      if (!first) return;
      const { command, kind, result } = first;
      const name = nameOf(result.stream, command);
      span?.rename(name);
      span?.set({
        'jalon.command': name,
        'jalon.stream': result.stream,
        'jalon.outcome': kind === 'writing' ? 'written' : kind,
      });
    }),
  );
}

/** Appends in a span of its own, from which whoever hears the events goes on. */
export function inAppendSpan<Answer extends Appended | readonly Appended[]>(
  appends: readonly StreamAppend[],
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (!isTraced()) return work();
  const events = appends.flatMap((append) => append.events);
  const metadata = events[0]?.metadata;
  return inSpan(
    'append',
    { 'jalon.streams': appends.length, 'jalon.events': events.map(({ type }) => type) },
    async (span) => {
      // Before it is written: its events may be heard before its answer is.
      if (metadata && span) rememberWriter(metadata.commandId, span);
      const answer = await work();
      const last = [answer].flat().at(-1);
      if (last) span?.set({ 'jalon.position': last.position });
      return answer;
    },
    { kind: 'client', ...(metadata && { correlationId: metadata.correlationId }) },
  );
}

function commandSpan(
  name: string,
  stream: StreamName | undefined,
  { commandId, correlationId = commandId }: CommandEnvelope,
): Span | undefined {
  const where = stream === undefined ? {} : { 'jalon.command': name, 'jalon.stream': stream };
  return startSpan(name, { ...where, 'jalon.command_id': commandId }, { correlationId });
}

/** A refusal and a conflict are answers: only what is nobody's answer is a fault of the span. */
async function during<Result>(span: Span | undefined, work: () => Promise<Result>): Promise<Result> {
  try {
    return await (span ? span.run(work) : work());
  } catch (error) {
    if (error instanceof DomainError) span?.set({ 'jalon.outcome': 'refused', 'jalon.refusal': error.code });
    else if (error instanceof Conflict) span?.set({ 'jalon.outcome': 'conflict' });
    else {
      span?.set({ 'jalon.outcome': 'failed' });
      span?.failed(error);
    }
    throw error;
  } finally {
    span?.end();
  }
}

function outcomeOf({ repeated, events }: CommandResult<unknown>): string {
  if (repeated) return 'repeated';
  return events.length === 0 ? 'unchanged' : 'written';
}
