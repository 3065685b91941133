import { type DynamicModule, Module } from '@nestjs/common';
import type { Engines } from '../engines.ts';
import { surroundings } from './surroundings.ts';

/** A service in a process of its own. */
@Module({})
export class OwnProcessModule {
  /** @param name the service's: `programmation` */
  static register(engines: Engines, name: string, service: DynamicModule): DynamicModule {
    return { module: OwnProcessModule, imports: [service], ...surroundings(engines, name) };
  }
}
