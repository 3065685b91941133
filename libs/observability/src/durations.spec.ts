import { describe, expect, it } from '@jest/globals';
import { Durations } from './durations.ts';

describe('Durations', () => {
  it('count each observation in its bucket, and in every wider one', () => {
    const durations = new Durations('jalon_test_seconds', 'test', ['route'], [0.01, 0.1]);
    for (const seconds of [0.01, 0.05, 3]) durations.observe(['/a'], seconds);
    durations.observe(['say "b"\n'], 0.001);
    expect(durations.text().split('\n')).toEqual([
      '# HELP jalon_test_seconds test',
      '# TYPE jalon_test_seconds histogram',
      'jalon_test_seconds_bucket{route="/a",le="0.01"} 1',
      'jalon_test_seconds_bucket{route="/a",le="0.1"} 2',
      'jalon_test_seconds_bucket{route="/a",le="+Inf"} 3',
      'jalon_test_seconds_sum{route="/a"} 3.06',
      'jalon_test_seconds_count{route="/a"} 3',
      'jalon_test_seconds_bucket{route="say \\"b\\"\\n",le="0.01"} 1',
      'jalon_test_seconds_bucket{route="say \\"b\\"\\n",le="0.1"} 1',
      'jalon_test_seconds_bucket{route="say \\"b\\"\\n",le="+Inf"} 1',
      'jalon_test_seconds_sum{route="say \\"b\\"\\n"} 0.001',
      'jalon_test_seconds_count{route="say \\"b\\"\\n"} 1',
      '',
    ]);
  });
});
