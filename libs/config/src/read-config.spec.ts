import { describe, expect, it } from '@jest/globals';
import { InvalidConfiguration, readConfig } from './read-config.ts';
import { serviceConfigSchema } from './service-config.ts';

describe('The configuration of a service', () => {
  it('needs nothing: the embedded engines are the default', () => {
    const config = readConfig(serviceConfigSchema, { LOG_LEVEL: '' });
    expect(config.EVENT_STORE_URL).toEqual({
      scheme: 'sqlite',
      rest: './data/jalon.db',
      url: 'sqlite:./data/jalon.db',
    });
    expect([config.HOST, config.PORT, config.LOG_LEVEL]).toEqual(['127.0.0.1', 3000, 'info']);
  });

  it('tells traces to nobody unless a collector is named, by its address', () => {
    const read = (endpoint: string) =>
      readConfig(serviceConfigSchema, { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }).OTEL_EXPORTER_OTLP_ENDPOINT;
    expect(read('')).toBeUndefined();
    expect(read('http://collector:4318')).toBe('http://collector:4318');
    expect(() => read('collector:4318')).toThrow(/OTEL_EXPORTER_OTLP_ENDPOINT : l’adresse http ou https/);
  });

  it('is refused whole, with every fault listed and no value shown', () => {
    const read = () =>
      readConfig(serviceConfigSchema, {
        PORT: 'http',
        EVENT_STORE_URL: 'mysql://root:secret@db',
        LOG_LEVEL: 'loud',
      });
    expect(read).toThrow(InvalidConfiguration);
    expect(read).toThrow(/PORT[\s\S]*|EVENT_STORE_URL[\s\S]*/);
    try {
      read();
    } catch (error) {
      const { faults, message } = error as InvalidConfiguration;
      expect(faults.map((fault) => fault.split(' : ')[0]).sort()).toEqual([
        'EVENT_STORE_URL',
        'LOG_LEVEL',
        'PORT',
      ]);
      expect(message).toContain('les moteurs connus sont sqlite:');
      expect(message).not.toContain('secret');
    }
  });
});
