import { randomUUID } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { personaOf } from '@jalon/auth/demo';
import { type OpenedTracing, openTracing } from '@jalon/engines';
import { createLogger } from '@jalon/observability';
import { type OtlpCollector, type ToldSpan, startOtlpCollector } from '@jalon/testing';
import { type GrantedProgramme, grantedProgramme, terms } from './granted-programme.ts';
import type { WholeUnderTest } from './whole-under-test.ts';

const [server, client, consumer] = [2, 3, 5];

describe('A command, followed from one service to the other', () => {
  let programme: GrantedProgramme;
  let collector: OtlpCollector;
  const opened: OpenedTracing[] = [];

  beforeAll(async () => {
    programme = await grantedProgramme();
    collector = await startOtlpCollector();
  }, 60_000);
  afterEach(async () => {
    for (const tracing of opened.splice(0)) await tracing.stop();
  });
  afterAll(async () => {
    await collector.stop();
    programme.remove();
  });

  async function traceTo(endpoint: string): Promise<OpenedTracing> {
    const config = { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint };
    const tracing = await openTracing(config, 'standalone', createLogger('silent'));
    opened.push(tracing);
    return tracing;
  }

  /** The decision on the line. @returns how it was answered, and after how many milliseconds. */
  async function grant(whole: WholeUnderTest, headers: Record<string, string> = {}, amount = terms.amount) {
    const persona = personaOf('decideur');
    if (!persona) throw new Error('Nobody decides');
    const { token } = whole.engines.authenticator.issue(persona);
    const signatory = { id: 'prefet', name: 'Marguerite Yourcenar' };
    const began = performance.now();
    const answer = await whole.application.inject({
      method: 'POST',
      url: `/api/programmation/dossiers/${programme.reference}/grant-line`,
      headers: { authorization: `Bearer ${token}`, ...headers },
      payload: { lineId: 'L1', amount, act: { reference: 'ARRETE-7', date: terms.day, signatory } },
    });
    return {
      status: answer.statusCode,
      correlation: String(answer.headers['x-correlation-id']),
      took: performance.now() - began,
    };
  }

  /** A command of a correlation, until both services have nothing left to do and the collector was told everything. */
  async function traced(headers: Record<string, string> = {}, amount = terms.amount) {
    const tracing = await traceTo(collector.endpoint);
    return programme.during(programme.copyOf('rich'), async (whole) => {
      const answer = await grant(whole, headers, amount);
      await whole.settled();
      await tracing.stop();
      const correlations = new Map<string, string[]>();
      for await (const { type, metadata } of whole.engines.store.readAll({}))
        correlations.set(metadata.correlationId, [...(correlations.get(metadata.correlationId) ?? []), type]);
      const traceId = answer.correlation.replaceAll('-', '');
      return {
        ...answer,
        traceId,
        written: correlations.get(answer.correlation) ?? [],
        spans: collector.spans.filter((span) => span.traceId === traceId),
      };
    });
  }

  function parentIn(spans: readonly ToldSpan[], span: ToldSpan | undefined): ToldSpan | undefined {
    return spans.find(({ spanId }) => spanId === span?.parentSpanId);
  }

  it('bears one trace, which is its correlation, from the request to what it set off at the other', async () => {
    const { status, written, spans } = await traced();
    expect(status).toBe(200);
    expect(written).toEqual(expect.arrayContaining(['LineGranted', 'CreditReserved']));
    const named = (name: string) => spans.find((span) => span.name === name);

    const request = named('POST /api/programmation/dossiers/:reference/:intent');
    expect(request).toMatchObject({ kind: server, parentSpanId: undefined, service: 'standalone' });
    expect(request?.attributes).toMatchObject({ 'http.response.status_code': 200 });

    const decision = named('dossier grant-line');
    expect(parentIn(spans, decision)).toBe(request);
    expect(decision?.attributes).toMatchObject({
      'jalon.stream': `dossier-${programme.reference}`,
      'jalon.outcome': 'written',
    });

    const heard = spans.find(({ kind, name }) => kind === consumer && name.startsWith('funding-hears'));
    const append = parentIn(spans, heard);
    expect(append).toMatchObject({ name: 'append', kind: client });
    expect(append?.attributes['jalon.position']).toBeGreaterThan(0);
    expect(parentIn(spans, append)).toBe(decision);

    const consequence = named('commitment open');
    expect(parentIn(spans, consequence)).toBe(heard);
    const itsAppend = spans.find(
      ({ name, parentSpanId }) => name === 'append' && parentSpanId === consequence?.spanId,
    );
    // And back: what funding did is heard by programmation, under the same correlation.
    const back = spans.find(({ kind, name }) => kind === consumer && name.startsWith('programmation-hears'));
    expect(parentIn(spans, back)).toBe(itsAppend);
    expect(named('dossier hear-of-funding')?.parentSpanId).toBe(back?.spanId);
  });

  it('says of a refusal its code, and does not call it a fault', async () => {
    const { status, spans } = await traced({}, 100 * terms.amount);
    expect(status).toBe(409);
    const refused = spans.find(({ name }) => name === 'dossier grant-line');
    expect(refused).toMatchObject({ failed: false, attributes: { 'jalon.outcome': 'refused' } });
    expect(refused?.attributes['jalon.refusal']).toMatch(/^dossier\//);
    expect(spans.some(({ name }) => name === 'append')).toBe(false);
  });

  it('goes on from the trace of a caller, which makes its correlation', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00';
    const { correlation, spans, written } = await traced({ traceparent });
    expect(correlation).toBe('4bf92f35-77b3-4da6-a3ce-929d0e0e4736');
    expect(written).toContain('LineGranted');
    expect(spans.find(({ kind }) => kind === server)?.parentSpanId).toBe('00f067aa0ba902b7');
  });

  it('keeps the correlation that its caller names, and links the trace from which it came', async () => {
    const named = randomUUID();
    const traceparent = '00-5bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const { correlation, spans } = await traced({ traceparent, 'x-correlation-id': named });
    expect(correlation).toBe(named);
    const request = spans.find(({ kind }) => kind === server);
    expect(request).toMatchObject({ parentSpanId: undefined });
    expect(request?.links).toMatchObject([{ traceId: '5bf92f3577b34da6a3ce929d0e0e4736' }]);
  });

  it('tells of nobody, and of nothing that was written', () => {
    // As they were told, but for the time: any number is somewhere in it.
    const told = collector.bodies.join('').replaceAll(/"(start|end)TimeUnixNano":"\d+"/g, '');
    expect(told).toContain('dossier grant-line');
    for (const secret of ['Yourcenar', 'ARRETE-7', 'Roubaix', 'decideur', String(terms.amount), 'Bearer'])
      expect(told).not.toContain(secret);
  });

  it('leaves no trace when none is asked for', async () => {
    const before = collector.spans.length;
    await programme.during(programme.copyOf('rich'), async (whole) => {
      expect((await grant(whole)).status).toBe(200);
      await whole.settled();
    });
    expect(collector.spans).toHaveLength(before);
  });

  it.each(['that is away', 'that never answers'])('is not held up by a collector %s', async (kind) => {
    const silent = createServer(() => undefined);
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
    const { port } = silent.address() as AddressInfo;
    if (kind === 'that is away') silent.close();
    const tracing = await traceTo(`http://127.0.0.1:${port}`);
    await programme.during(programme.copyOf('rich'), async (whole) => {
      const { status, took } = await grant(whole);
      expect(status).toBe(200);
      expect(took).toBeLessThan(1_000);
      await whole.settled();
    });
    const began = performance.now();
    await tracing.stop();
    expect(performance.now() - began).toBeLessThan(4_000);
    expect(tracing.figures[0]?.read()).toBeGreaterThan(5);
    expect(tracing.figures[1]?.read()).toBe(0);
    silent.close();
  });
});
