import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { Ports } from './ports.ts';
import { REFERENCED_CONTROLLERS, ReferencePageController } from './reference-page.controller.ts';

/** Every controller of the service, for its OpenAPI document. */
const controllers: Type[] = [];

/** The funding service on the engines that it is given: in its own process, or beside others in one. */
@Module({})
export class FundingModule {
  static register(_ports: Ports): DynamicModule {
    return {
      module: FundingModule,
      imports: [],
      controllers: [ReferencePageController],
      providers: [{ provide: REFERENCED_CONTROLLERS, useValue: controllers }],
    };
  }
}
