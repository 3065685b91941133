import { type DynamicModule, Module } from '@nestjs/common';
import type { Engines } from '../engines.ts';
import { surroundings } from './surroundings.ts';

/** A service in a process of its own. */
@Module({})
export class OwnProcessModule {
  static register(engines: Engines, service: DynamicModule): DynamicModule {
    return { module: OwnProcessModule, imports: [service], ...surroundings(engines) };
  }
}
