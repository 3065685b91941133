import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { Caller, type Principal, Roles } from '@jalon/auth';
import { Operation, answerList, asOfSchema, parse } from '@jalon/http';
import { parisDay } from '@jalon/kernel';
import type { Filter, ReadModel } from '@jalon/read-models';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PORTS, type Ports } from '../ports.ts';
import type { SubjectBalances } from '../trial-balance/subject-balances.projection.ts';
import type { CommitmentEntry } from './commitment-entry.ts';
import { commitmentColumns, commitmentListQuery, commitmentListSchema } from './commitment-list.ts';
import type { RegisteredCommitment } from './commitment-register.projection.ts';
import { summedFacets } from './commitment-sums.ts';
import { figuresOf } from './funding-figures.ts';

export const COMMITMENT_REGISTER = Symbol('Read model of the commitments');
export const SUBJECT_BALANCES = Symbol('Read model of the trial balance');

/** More commitments than a programme ever has. */
const everything = 1_000_000;

const figuresSchema = z.strictObject({
  year: z
    .string()
    .regex(/^[0-9]{4}$/, 'une année est attendue')
    .transform(Number)
    .optional(),
  asOf: asOfSchema.optional(),
});

const figuresReaders = [
  'finance',
  'certificateur',
  'decideur',
  'instructeur',
  'secretaire-comite',
  'auditeur',
  'observatoire',
  'admin',
] as const;

/** Many commitments: the register, and what they and their envelopes amount to. */
@Controller('api/funding')
export class LedgerController {
  readonly #register: ReadModel<RegisteredCommitment>;
  readonly #balances: ReadModel<SubjectBalances>;
  readonly #ports: Ports;

  constructor(
    @Inject(COMMITMENT_REGISTER) register: ReadModel<RegisteredCommitment>,
    @Inject(SUBJECT_BALANCES) balances: ReadModel<SubjectBalances>,
    @Inject(PORTS) ports: Ports,
  ) {
    this.#register = register;
    this.#balances = balances;
    this.#ports = ports;
  }

  @Get('commitments')
  @Operation({
    summary: 'Le registre des engagements ; un porteur ne voit que les siens',
    query: commitmentListSchema,
  })
  list(
    @Query() query: unknown,
    @Caller() { role, organisation }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = parse(commitmentListSchema, query);
    const today = parisDay(asked.asOf ?? this.#ports.clock.now());
    const own = role === 'porteur' ? (organisation ?? '') : undefined;
    const wanted = commitmentListQuery(asked, today, own);
    return answerList<RegisteredCommitment, CommitmentEntry>(request, reply, {
      name: 'engagements',
      columns: commitmentColumns,
      itemOf: ({ state: _state, ...entry }) => entry,
      find: async (whole) => {
        const found = await this.#register.find({ ...wanted, ...whole });
        if (asked.facets === undefined || whole !== undefined) return found;
        const all = await this.#register.find({ ...wanted, page: 1, pageSize: everything });
        return { ...found, facets: summedFacets(asked.facets, all.items) };
      },
    });
  }

  @Get('figures')
  @Roles(...figuresReaders)
  @Operation({
    summary: 'Les chiffres par financeur, par dispositif et par état : de l’AE votée au payé',
    query: figuresSchema,
    roles: figuresReaders,
  })
  async figures(@Query() query: unknown, @Res({ passthrough: true }) reply: FastifyReply) {
    const { year, asOf } = parse(figuresSchema, query);
    const filter: Filter = year === undefined ? {} : { year };
    const wanted = { filter, pageSize: everything, ...(asOf !== undefined && { asOf }) };
    const [subjects, entries] = await Promise.all([this.#balances.find(wanted), this.#register.find(wanted)]);
    reply.header('x-jalon-position', String(Math.min(subjects.position, entries.position)));
    return { ...(year !== undefined && { year }), ...figuresOf(subjects.items, entries.items) };
  }
}
