import { serviceConfigSchema } from '@jalon/config';
import { z } from 'zod';

const serviceUrl = z.url({ protocol: /^https?$/, error: 'l’adresse http ou https du service est attendue' });

/** What the portal reads when it stands in a process of its own, before services that stand in theirs. */
export const portalConfigSchema = serviceConfigSchema
  .pick({
    AUTH_URL: true,
    AUTH_AUDIENCE: true,
    AUTH_ROLES_CLAIM: true,
    AUTH_ROLES: true,
    AUTH_ORGANISATION_CLAIM: true,
    HOST: true,
    PORT: true,
    LOG_LEVEL: true,
    OTEL_EXPORTER_OTLP_ENDPOINT: true,
  })
  .extend({
    PROGRAMMATION_URL: serviceUrl,
    FUNDING_URL: serviceUrl,
    /** The audit reads one log for all: it stands where the services share theirs. */
    AUDIT_URL: serviceUrl.optional(),
    /** Where people reach the portal; needed where they sign in at a provider. */
    PORTAL_URL: serviceUrl.optional(),
    /** The portal's own name at the provider. */
    AUTH_CLIENT_ID: z.string().default('jalon'),
    /** None for a public client. */
    AUTH_CLIENT_SECRET: z.string().optional(),
    /** Seals the sessions of browsers; the same for every portal behind one address. */
    PORTAL_SECRET: z
      .string('un secret d’au moins 32 caractères est attendu')
      .min(32, 'au moins 32 caractères'),
  });

export type PortalConfig = z.output<typeof portalConfigSchema>;
