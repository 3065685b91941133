import type { PortalConfig } from './portal-config.ts';

export const SERVICES = Symbol('The services behind the portal');

/** A service that the portal stands before. */
export interface ServiceBehind {
  /** `programmation` */
  readonly name: string;
  /** `http://programmation:3000`, without a slash at its end */
  readonly url: string;
}

export function servicesBehind(config: PortalConfig): readonly ServiceBehind[] {
  const { PROGRAMMATION_URL: programmation, FUNDING_URL: funding, AUDIT_URL: audit } = config;
  return Object.entries({ programmation, funding, audit }).flatMap(([name, url]) =>
    url === undefined ? [] : [{ name, url: url.replace(/\/+$/, '') }],
  );
}
