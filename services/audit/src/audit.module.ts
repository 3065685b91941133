import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { referencePageController } from '@jalon/http';
import { EventController } from './event/event.controller.ts';
import { PORTS, type Ports } from './ports.ts';

/** Every controller of the service, for its OpenAPI document. */
const controllers: Type[] = [EventController];

const reference = referencePageController({
  path: 'api/audit',
  title: 'audit',
  of: 'l’audit',
  controllers,
});

/** The whole history: every event of every service, found and followed. */
@Module({})
export class AuditModule {
  static register({ store }: Ports): DynamicModule {
    return {
      module: AuditModule,
      controllers: [...controllers, reference],
      providers: [{ provide: PORTS, useValue: { store } satisfies Ports }],
    };
  }
}
