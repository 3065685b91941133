import type { ServiceConfig } from '@jalon/config';
import type { Clock, RandomSource } from '@jalon/kernel';

/** The part of the configuration that says who knows the people. */
export type AuthConfig = Pick<
  ServiceConfig,
  'AUTH_URL' | 'AUTH_AUDIENCE' | 'AUTH_ROLES_CLAIM' | 'AUTH_ROLES' | 'AUTH_ORGANISATION_CLAIM'
>;

/** The part of the configuration that names the engines. */
export type EngineUrls = AuthConfig &
  Pick<ServiceConfig, 'EVENT_STORE_URL' | 'BUS_URL' | 'READ_MODELS_URL' | 'JOBS_URL'>;

/** What every engine is opened for. */
export interface Opening {
  /** The service's name: what it keeps in engines shared with others bears it. */
  readonly service: string;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Where an embedded engine keeps its files when its own URL does not say: the folder of the log. */
  readonly folder: string;
}
