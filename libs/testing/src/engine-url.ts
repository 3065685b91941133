/** Where a test finds an engine: `npm run test:cluster` starts it and tells. @throws Error when nobody did */
export function engineUrl(variable: 'KAFKA_URL' | 'MONGODB_URL' | 'REDIS_URL' | 'KURRENTDB_URL'): string {
  const url = process.env[variable];
  if (url === undefined) throw new Error(`${variable} is not set: run this by "npm run test:cluster"`);
  return url;
}
