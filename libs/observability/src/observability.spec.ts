import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logger.ts';
import { Metrics } from './metrics.ts';

describe('The logger', () => {
  it('never writes a secret', () => {
    const lines: string[] = [];
    const sink = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
    createLogger('info', sink).info({ headers: { authorization: 'Bearer abc' }, token: 'abc' }, 'request');
    expect(lines.join('')).toContain('request');
    expect(lines.join('')).not.toContain('abc');
  });
});

describe('The metrics', () => {
  it('reads each figure when it is asked, and not before', async () => {
    const metrics = new Metrics();
    let events = 0;
    metrics.add(
      { name: 'jalon_test_events_total', help: 'events', type: 'counter', read: () => events },
      { name: 'jalon_test_lag', help: 'lag', read: () => [{ labels: { group: 'a' }, value: 3 }] },
    );
    events = 7;
    const text = await metrics.text();
    expect(text).toContain('jalon_test_events_total 7');
    expect(text).toContain('jalon_test_lag{group="a"} 3');
    expect(await metrics.text()).toContain('jalon_test_events_total 7');
  });
});
