import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { Roles } from '@jalon/auth';
import { Operation, answerComparison, answerList, asOfSchema, comparisonSchema, parse } from '@jalon/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PORTS, type Ports } from '../../ports.ts';
import { figureFactColumns, figureFactsSchema } from './figure-facts-list.ts';
import type { FigureFact } from './figure-facts.projection.ts';
import { FigureReader } from './figure-reader.ts';

const figuresSchema = z.object({ asOf: asOfSchema.optional() });

/** Who reads other people's dossiers: everybody but the porteurs. */
const office = [
  'instructeur',
  'secretaire-comite',
  'decideur',
  'finance',
  'certificateur',
  'auditeur',
  'animateur-conseil',
  'observatoire',
  'admin',
] as const;

/** A campaign's figures, and the facts that made each of them. */
@Controller('api/programmation/campaigns')
export class FigureController {
  readonly #reader: FigureReader;
  readonly #ports: Ports;

  constructor(@Inject(FigureReader) reader: FigureReader, @Inject(PORTS) ports: Ports) {
    this.#reader = reader;
    this.#ports = ports;
  }

  @Get(':campaign/figures')
  @Operation({
    summary: 'Les chiffres d’une campagne : par état, thème, territoire, financeur',
    query: figuresSchema,
  })
  figures(@Param('campaign') campaign: string, @Query() query: unknown) {
    const { asOf } = parse(figuresSchema, query);
    return this.#reader.figures(campaign, asOf);
  }

  @Get(':campaign/figures/comparison')
  @Roles(...office)
  @Operation({
    summary: 'Les chiffres d’une campagne à deux dates',
    query: comparisonSchema,
    roles: office,
  })
  async comparison(
    @Param('campaign') campaign: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { since, asOf } = parse(comparisonSchema, query);
    const comparison = await this.#reader.comparison(campaign, since, asOf);
    const position = this.#ports.readModels.position();
    const offer = { name: `comparaison-${campaign}`, comparison, since, asOf, position };
    return answerComparison(request, reply, offer);
  }

  @Get(':campaign/figures/facts')
  @Roles(...office)
  @Operation({
    summary: 'Les faits qui ont fait un chiffre d’une campagne, ou ce dont il a bougé depuis une date',
    query: figureFactsSchema,
    roles: office,
  })
  async facts(
    @Param('campaign') campaign: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { asOf, since, page = 1, pageSize = 50, ...question } = parse(figureFactsSchema, query);
    const all = await this.#reader.facts(campaign, question, { asOf, since });
    const answer = await answerList<FigureFact, FigureFact>(request, reply, {
      name: `faits-${campaign}-${question.measure}`,
      columns: figureFactColumns(question.measure),
      itemOf: (fact) => fact,
      find: (whole = { page, pageSize }) => {
        const from = (whole.page - 1) * whole.pageSize;
        const items = all.slice(from, from + whole.pageSize);
        const position = this.#ports.readModels.position();
        return Promise.resolve({ ...whole, items, total: all.length, facets: {}, position });
      },
    });
    if (typeof answer === 'string' || Buffer.isBuffer(answer)) return answer;
    return { ...answer, sum: all.reduce((sum, { change }) => sum + change, 0) };
  }
}
