import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from '@jalon/audit';
import { demoTokenFor } from '@jalon/auth/demo';
import { type EmbeddedEngines, surroundings } from '@jalon/engines';
import { FundingModule } from '@jalon/funding';
import { PortalModule } from '@jalon/portal';
import { ProgrammationModule } from '@jalon/programmation';
import { WholeReferenceController } from './whole-reference.controller.ts';

/** Every service in one process, on the same engines, and the portal before them. */
@Module({})
export class StandaloneModule {
  /** @param sessionSecret seals the sessions of browsers */
  static register(engines: EmbeddedEngines, sessionSecret: Buffer): DynamicModule {
    const { controllers, providers } = surroundings(engines, 'whole');
    const { clock, random, authenticator } = engines;
    return {
      module: StandaloneModule,
      imports: [
        ProgrammationModule.register(engines, engines.mode),
        FundingModule.register(engines),
        AuditModule.register(engines),
        PortalModule.register({
          mode: 'demonstration',
          authenticator,
          sessionSecret,
          clock,
          random,
          signIn: { tokenFor: (persona) => demoTokenFor(authenticator, persona) },
        }),
      ],
      controllers: [WholeReferenceController, ...controllers],
      providers,
    };
  }
}
