import type { PortalConfig } from './portal-config.ts';

export const SERVICES = Symbol('The services behind the portal');

/** A service that the portal stands before. */
export interface ServiceBehind {
  /** `programmation` */
  readonly name: string;
  /** `http://programmation:3000`, without a slash at its end */
  readonly url: string;
}

export function servicesBehind({ PROGRAMMATION_URL, FUNDING_URL }: PortalConfig): readonly ServiceBehind[] {
  return Object.entries({ programmation: PROGRAMMATION_URL, funding: FUNDING_URL }).map(([name, url]) => ({
    name,
    url: url.replace(/\/+$/, ''),
  }));
}
