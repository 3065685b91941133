import { hash } from 'node:crypto';

/**
 * The UUID (version 5 layout) of the n-th thing that a command makes. The same command gives the same ids, so that
 * a retry writes nothing; a different command never does.
 */
export function derivedId(origin: string, nth: number | string): string {
  const hex = hash('sha1', `jalon:${origin}/${nth}`);
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
