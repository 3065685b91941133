import { type DynamicModule, Module } from '@nestjs/common';
import type { ReadModel } from '@jalon/read-models';
import type { Ports } from '../ports.ts';
import { type SubjectBalances, subjectBalances } from './subject-balances.projection.ts';
import { TrialBalanceController } from './trial-balance.controller.ts';
import { TrialBalanceReader } from './trial-balance-reader.ts';

/** What every envelope and every commitment brings to the trial balance, for whoever reads it. */
export function openSubjectBalances({ readModels }: Pick<Ports, 'readModels'>) {
  return readModels.register(subjectBalances);
}

@Module({})
export class TrialBalanceModule {
  static register({ store }: Ports, balances: ReadModel<SubjectBalances>): DynamicModule {
    const reader = new TrialBalanceReader(store, balances);
    return {
      module: TrialBalanceModule,
      controllers: [TrialBalanceController],
      providers: [{ provide: TrialBalanceReader, useValue: reader }],
    };
  }
}
