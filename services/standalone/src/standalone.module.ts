import { type DynamicModule, Module } from '@nestjs/common';
import { type EmbeddedEngines, surroundings } from '@jalon/engines';
import { FundingModule } from '@jalon/funding';
import { ProgrammationModule } from '@jalon/programmation';
import { WelcomeController } from './welcome.controller.ts';
import { WholeReferenceController } from './whole-reference.controller.ts';

/** Every service in one process, on the same engines. */
@Module({})
export class StandaloneModule {
  static register(engines: EmbeddedEngines): DynamicModule {
    const { controllers, providers } = surroundings(engines);
    return {
      module: StandaloneModule,
      imports: [ProgrammationModule.register(engines), FundingModule.register(engines)],
      controllers: [WelcomeController, WholeReferenceController, ...controllers],
      providers,
    };
  }
}
