export { OidcAuthenticator, type OidcOptions } from './oidc-authenticator.ts';
export { type ClaimMapping, readMeaning } from './principal-of-claims.ts';
