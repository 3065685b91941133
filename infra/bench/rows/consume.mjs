import { join } from 'node:path';
import { streamCount } from '../works/dossiers.mjs';

/**
 * A year's log into a register in MongoDB: read, folded, guarded, written, its checkpoint kept. The floor: `bulkWrite`
 * of what each page changes, known beforehand. Only where MONGODB_URL says where a server is.
 */
export function consumeRows({ consumed: events, jalon, mongodb, mongodbUrl: url, directory }) {
  if (!url) return [];
  const log = join(directory, 'consumed');
  const consume = (open) => ({
    parameters: { work: 'consume', contender: mongodb, open, log, events, documents: streamCount, url },
  });
  const fill = { work: 'fill', contender: jalon, log, events, seed: 2016 };
  return [
    {
      id: 'consume',
      title: `${events.toLocaleString('en').replaceAll(',', ' ')} events into a register in MongoDB`,
      floor: 'bulk-write',
      measures: ['perSecond', 'peakMegabytes'],
      contenders: {
        'jalon-mongodb': { ...consume('openReadModels'), fill },
        'bulk-write': consume('openBulkWrite'),
      },
      goals: [{ of: 'jalon-mongodb', against: 'bulk-write', atLeast: 0.5 }],
    },
  ];
}
