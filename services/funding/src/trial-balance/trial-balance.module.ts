import { type DynamicModule, Module } from '@nestjs/common';
import type { Ports } from '../ports.ts';
import { subjectBalances } from './subject-balances.projection.ts';
import { TrialBalanceController } from './trial-balance.controller.ts';
import { TrialBalanceReader } from './trial-balance-reader.ts';

@Module({})
export class TrialBalanceModule {
  static register({ store, readModels }: Ports): DynamicModule {
    const reader = new TrialBalanceReader(store, readModels.register(subjectBalances));
    return {
      module: TrialBalanceModule,
      controllers: [TrialBalanceController],
      providers: [{ provide: TrialBalanceReader, useValue: reader }],
    };
  }
}
