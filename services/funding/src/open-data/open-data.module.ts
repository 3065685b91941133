import { type DynamicModule, Module } from '@nestjs/common';
import type { ReadModel } from '@jalon/read-models';
import type { ConventionDocument } from '../convention/conventions.projection.ts';
import type { GrantDocument } from '../porteur-grants/grant-document.ts';
import { PORTS, type Ports } from '../ports.ts';
import { ConventionsExporter } from './conventions-exporter.ts';
import { CONVENTIONS_EXPORTER, OpenDataController } from './open-data.controller.ts';

/** The read models that a publication looks at. */
export interface PublishedModels {
  readonly conventions: ReadModel<ConventionDocument>;
  readonly grants: ReadModel<GrantDocument>;
}

@Module({})
export class OpenDataModule {
  static register(ports: Ports, { conventions, grants }: PublishedModels): DynamicModule {
    return {
      module: OpenDataModule,
      controllers: [OpenDataController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: CONVENTIONS_EXPORTER, useValue: new ConventionsExporter(conventions, grants) },
      ],
    };
  }
}
