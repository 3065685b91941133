import { type DynamicModule, Module } from '@nestjs/common';
import type { ReadModel } from '@jalon/read-models';
import type { Ports } from '../ports.ts';
import type { GrantDocument } from './grant-document.ts';
import { grants as projection } from './grants.projection.ts';
import { GRANTS, PorteurGrantsController } from './porteur-grants.controller.ts';

/** Every grant, for the slices that look at what a body was given. */
export function openGrants({ readModels }: Pick<Ports, 'readModels'>): ReadModel<GrantDocument> {
  return readModels.register(projection);
}

@Module({})
export class PorteurGrantsModule {
  static register(grants: ReadModel<GrantDocument>): DynamicModule {
    return {
      module: PorteurGrantsModule,
      controllers: [PorteurGrantsController],
      providers: [{ provide: GRANTS, useValue: grants }],
    };
  }
}
