import { z } from 'zod';
import { engineUrl } from './engine-url.ts';

/**
 * What every service reads: where its five engines are, and where it listens. With an OpenID Connect provider also for
 * whom its tokens are made out, and where they say what a person is (docs/decisions/0024).
 */
export const serviceConfigSchema = z.object({
  EVENT_STORE_URL: engineUrl('sqlite:./data/jalon.db', ['sqlite', 'kurrentdb', 'kurrentdb+discover']),
  BUS_URL: engineUrl('in-place:', ['in-place', 'kafka']),
  READ_MODELS_URL: engineUrl('memory:', ['memory', 'mongodb', 'mongodb+srv']),
  JOBS_URL: engineUrl('timers:', ['timers', 'redis', 'rediss']),
  AUTH_URL: engineUrl('demo:', ['demo', 'https', 'http']),
  AUTH_AUDIENCE: z.string().optional(),
  AUTH_ROLES_CLAIM: z.string().default('roles'),
  AUTH_ROLES: z.string().default(''),
  AUTH_ORGANISATION_CLAIM: z.string().default('organisation'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce
    .number('un numéro de port est attendu')
    .int('un numéro de port est attendu')
    .min(0, 'un port va de 0 à 65535')
    .max(65_535, 'un port va de 0 à 65535')
    .default(3000),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'fatal, error, warn, info, debug, trace ou silent',
    )
    .default('info'),
  /** Where traces go, by OTLP over HTTP: `http://collector:4318`. Without it there are none. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'l’adresse http ou https d’un collecteur est attendue' })
    .optional(),
});

export type ServiceConfig = z.output<typeof serviceConfigSchema>;
