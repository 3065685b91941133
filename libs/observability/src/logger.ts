import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { currentCorrelation } from './correlation.ts';

export type { Logger } from 'pino';

/** What never reaches a log, wherever it stands in what is logged. */
const redacted = ['authorization', 'cookie', 'token', 'password', 'secret', 'key'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);

/** The one logger: JSON lines on standard error, so that standard output stays the program's own. */
export function createLogger(level: string, destination: NodeJS.WritableStream = process.stderr): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => {
        const correlationId = currentCorrelation();
        return correlationId === undefined ? {} : { correlationId };
      },
      redact: { paths: redacted, censor: '[masqué]' },
    },
    destination,
  );
}

/** Nest speaks through the same logger; its start-up chatter is debug. */
export function nestLogger(logger: Logger): LoggerService {
  const at =
    (level: 'trace' | 'debug' | 'warn' | 'error' | 'fatal') =>
    (message: unknown, ...rest: unknown[]): void => {
      if (!logger.isLevelEnabled(level)) return;
      // Nest puts the context last, and the stack of an error before it.
      const facts = { context: rest.at(-1), ...(rest.length > 1 && { stack: rest[0] }) };
      if (message instanceof Error) logger[level]({ ...facts, err: message }, message.message);
      else logger[level](facts, typeof message === 'string' ? message : JSON.stringify(message));
    };
  return {
    log: at('debug'),
    debug: at('debug'),
    verbose: at('trace'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
  };
}
