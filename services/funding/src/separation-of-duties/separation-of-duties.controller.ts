import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Roles } from '@jalon/auth';
import { Operation, asOfSchema, parse } from '@jalon/http';
import { z } from 'zod';
import { PORTS, type Ports } from '../ports.ts';
import { DutyRegister, dutyTypes } from './duties.ts';

const readers = ['auditeur', 'finance', 'decideur', 'admin'] as const;

const querySchema = z.object({ asOf: asOfSchema.optional() });

/** R3, over the whole history: read from the log itself, at any instant. */
@Controller('api/funding/separation-of-duties')
export class SeparationOfDutiesController {
  readonly #store: Ports['store'];

  constructor(@Inject(PORTS) { store }: Ports) {
    this.#store = store;
  }

  @Get()
  @Roles(...readers)
  @Operation({
    summary:
      'La séparation des tâches, prouvée sur toute l’histoire : qui a certifié, liquidé, mandaté, proposé et confirmé les comptes',
    query: querySchema,
    roles: readers,
  })
  async prove(@Query() query: unknown) {
    const { asOf } = parse(querySchema, query);
    const register = new DutyRegister();
    const filter = { types: dutyTypes, streamPrefixes: ['commitment-', 'beneficiary-'] };
    const range = { filter, ...(asOf !== undefined && { until: asOf }) };
    for await (const page of this.#store.readAll(range).pages()) {
      for (const fact of page) register.add(fact);
    }
    return register.report();
  }
}
