import { describe, expect, it } from '@jest/globals';
import { readConfig, serviceConfigSchema } from '@jalon/config';
import { logFile } from '../src/log-file.ts';

const configOf = (environment: Readonly<Record<string, string>>) =>
  readConfig(serviceConfigSchema, environment);

describe('The whole in one process', () => {
  it('keeps its log where it is told, else beside its data', () => {
    expect(logFile(configOf({}), undefined)).toBe('./data/jalon.db');
    expect(logFile(configOf({ EVENT_STORE_URL: 'sqlite:/var/jalon.db' }), undefined)).toBe('/var/jalon.db');
    expect(logFile(configOf({}), '/srv/jalon')).toBe('/srv/jalon/jalon.db');
  });

  it.each([
    ['EVENT_STORE_URL', 'kurrentdb://host:2113'],
    ['BUS_URL', 'kafka://broker:9092'],
    ['READ_MODELS_URL', 'mongodb://host:27017'],
    ['JOBS_URL', 'redis://host:6379'],
    ['AUTH_URL', 'https://sso.example.fr'],
  ])('refuses a %s that it would not use, and shows no part of it', (variable, url) => {
    const config = configOf({ [variable]: url });
    expect(() => logFile(config, undefined)).toThrow(
      new RegExp(`^Configuration refusée :\\n {2}- ${variable} : `),
    );
    expect(() => logFile(config, undefined)).not.toThrow(url);
  });
});
