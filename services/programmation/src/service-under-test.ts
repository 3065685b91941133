import { type ServiceUnderTest, openServiceUnderTest } from '@jalon/testing/service';
import { appModule } from './app.module.ts';

export type { Answer, ServiceUnderTest } from '@jalon/testing/service';

/** The whole service as its own process composes it, on a log of its own and a clock that the test sets. */
export function serviceUnderTest(): Promise<ServiceUnderTest> {
  return openServiceUnderTest('programmation', appModule);
}
