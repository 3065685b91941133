import { type DynamicModule, Module } from '@nestjs/common';
import type { ReadModel } from '@jalon/read-models';
import { PORTS, type Ports } from '../ports.ts';
import type { SubjectBalances } from '../trial-balance/subject-balances.projection.ts';
import { type RegisteredCommitment, commitmentRegister } from './commitment-register.projection.ts';
import { COMMITMENT_REGISTER, LedgerController, SUBJECT_BALANCES } from './ledger.controller.ts';

/** The register of commitments, for whoever reads it. */
export function openCommitmentRegister({ readModels }: Pick<Ports, 'readModels'>) {
  return readModels.register(commitmentRegister);
}

@Module({})
export class LedgerModule {
  static register(
    ports: Ports,
    register: ReadModel<RegisteredCommitment>,
    balances: ReadModel<SubjectBalances>,
  ): DynamicModule {
    return {
      module: LedgerModule,
      controllers: [LedgerController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: COMMITMENT_REGISTER, useValue: register },
        { provide: SUBJECT_BALANCES, useValue: balances },
      ],
    };
  }
}
