import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PORTS, type Ports } from '../ports.ts';
import { VIEW_MODEL, ViewController } from './view.controller.ts';
import { VIEWS, ViewCommandHandler, type Views } from './view.handlers.ts';
import { views as projection } from './views.projection.ts';

@Module({})
export class ViewModule {
  static register(ports: Ports, views: Views): DynamicModule {
    return {
      module: ViewModule,
      imports: [CqrsModule],
      controllers: [ViewController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: VIEWS, useValue: views },
        { provide: VIEW_MODEL, useValue: ports.readModels.register(projection) },
        ViewCommandHandler,
      ],
    };
  }
}
