import { z } from 'zod';

/** An engine's URL: its scheme picks the adapter, the rest is the adapter's own. */
export interface EngineUrl {
  readonly scheme: string;
  readonly rest: string;
  readonly url: string;
}

/** The schema of one engine's URL. `schemes` are the adapters that exist; the first is the default. */
export function engineUrl(defaultUrl: string, schemes: readonly string[]) {
  return z
    .string()
    .default(defaultUrl)
    .transform((url, context): EngineUrl => {
      const parts = /^([a-z][a-z0-9+-]*):(.*)$/s.exec(url);
      const scheme = parts?.[1];
      if (scheme === undefined || !schemes.includes(scheme)) {
        const known = schemes.map((name) => `${name}:`).join(', ');
        context.addIssue({ code: 'custom', message: `moteur inconnu ; les moteurs connus sont ${known}` });
        return z.NEVER;
      }
      return { scheme, rest: parts?.[2] ?? '', url };
    });
}
