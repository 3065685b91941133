import { type DynamicModule, Module } from '@nestjs/common';
import { PORTS, type Ports } from '../ports.ts';
import { AdultesRelaisController, POSTS_IMPORTER } from './adultes-relais.controller.ts';
import { PostsImporter } from './posts-importer.ts';

@Module({})
export class AdultesRelaisModule {
  static register(ports: Ports): DynamicModule {
    return {
      module: AdultesRelaisModule,
      controllers: [AdultesRelaisController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: POSTS_IMPORTER, useValue: new PostsImporter(ports) },
      ],
    };
  }
}
