/**
 * A command over HTTP: a draft saved whole. The floor: an empty Nest on Fastify whose one POST validates the same body
 * with the same schema.
 */
export function httpRows({ seconds, schema, bundle }) {
  const parameters = { work: 'http', connections: 64, seconds, warmUpSeconds: seconds / 2 };
  return [
    {
      id: 'http',
      title: 'Commands over HTTP, 64 connections',
      floor: 'empty-nest',
      measures: ['perSecond', 'cpuMicroseconds', 'p50', 'p99'],
      contenders: {
        'empty-nest': { parameters: { ...parameters, contender: 'empty-nest', schema } },
        ...(bundle && { jalon: { parameters: { ...parameters, contender: 'jalon-standalone', bundle } } }),
      },
      goals: [
        { of: 'jalon', against: 'empty-nest', atLeast: 0.5 },
        { of: 'jalon', against: 'empty-nest', measure: 'p99', atMost: 1.6 },
      ],
    },
  ];
}
