import { describe, expect, it } from '@jest/globals';
import { correlationOf, readTraceparent } from './traceparent.ts';
import { type Span, inSpan, isTraced, startSpan, traceWith } from './tracing.ts';
import { rememberWriter, writerOf } from './writers.ts';
import { traceIdOf } from './otlp/trace-id.ts';

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const span = '00f067aa0ba902b7';

describe('A traceparent', () => {
  it('names a trace and the span that calls', () => {
    expect(readTraceparent(`00-${trace}-${span}-01`)).toEqual({ traceId: trace, spanId: span });
    expect(readTraceparent(`01-${trace}-${span}-00-what-is-to-come`)).toMatchObject({ traceId: trace });
  });

  it.each([
    ['nothing', undefined],
    ['two of them', [`00-${trace}-${span}-01`, `00-${trace}-${span}-01`]],
    ['capitals', `00-${trace.toUpperCase()}-${span}-01`],
    ['a trace of zeroes', `00-${'0'.repeat(32)}-${span}-01`],
    ['a span of zeroes', `00-${trace}-${'0'.repeat(16)}-01`],
    ['the version that is forbidden', `ff-${trace}-${span}-01`],
    ['more than its version says', `00-${trace}-${span}-01-more`],
    ['a trace cut short', `00-${trace.slice(1)}-${span}-01`],
  ])('is not read out of %s', (_what, header) => {
    expect(readTraceparent(header)).toBeUndefined();
  });
});

describe('A correlation and its trace', () => {
  it('are the same 128 bits, from one to the other and back', () => {
    const correlation = correlationOf({ traceId: trace });
    expect(correlation).toBe('4bf92f35-77b3-4da6-a3ce-929d0e0e4736');
    expect(traceIdOf(correlation)).toBe(trace);
    expect(traceIdOf(correlation.toUpperCase())).toBe(trace);
  });

  it.each(['correlation-7', '00000000-0000-0000-0000-000000000000', `${trace}0`])(
    'named %s, it has a trace of its own, always the same',
    (correlation) => {
      expect(traceIdOf(correlation)).toMatch(/^[0-9a-f]{32}$/);
      expect(traceIdOf(correlation)).not.toMatch(/^0+$/);
      expect(traceIdOf(correlation)).toBe(traceIdOf(correlation));
      expect(traceIdOf(correlation)).not.toBe(traceIdOf(`${correlation}1`));
    },
  );
});

describe('A span', () => {
  it('is not made when nobody asked for traces: the work is all there is', async () => {
    const work = Promise.resolve(7);
    expect(isTraced()).toBe(false);
    expect(startSpan('work', {})).toBeUndefined();
    expect(inSpan('work', {}, () => work)).toBe(work);
  });

  it('surrounds its work, says that it failed and ends, whatever becomes of it', async () => {
    const told: string[] = [];
    const end = traceWith({ start: (name) => tellingSpan(name, told) });
    expect(await inSpan('good', {}, () => Promise.resolve(7))).toBe(7);
    await expect(inSpan('bad', {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    end();
    expect(told).toEqual(['good runs', 'good ends', 'bad runs', 'bad failed', 'bad ends']);
    expect(isTraced()).toBe(false);
  });

  it('that writes is remembered by its command, as long as it is among the last', () => {
    rememberWriter('first', { ...tellingSpan('first', []), traceparent: 'of the first' });
    expect(writerOf('first')).toBe('of the first');
    for (let nth = 0; nth < 4_096; nth++) rememberWriter(`later-${nth}`, tellingSpan('later', []));
    expect(writerOf('first')).toBeUndefined();
    expect(writerOf('later-4095')).toBe('');
  });
});

function tellingSpan(name: string, told: string[]): Span {
  return {
    traceparent: '',
    rename: () => undefined,
    set: () => undefined,
    failed: () => told.push(`${name} failed`),
    run: (work) => {
      told.push(`${name} runs`);
      return work();
    },
    end: () => told.push(`${name} ends`),
  };
}
