import { Readable } from 'node:stream';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { Public, Roles } from '@jalon/auth';
import { Operation, asOfSchema, parse } from '@jalon/http';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { PORTS, type Ports } from '../ports.ts';
import type { ConventionsExporter } from './conventions-exporter.ts';

export const CONVENTIONS_EXPORTER = Symbol('Exporter of the conventions');

const readers = ['finance', 'decideur', 'instructeur', 'certificateur', 'auditeur', 'admin'] as const;
const exportSchema = z.strictObject({ asOf: asOfSchema.optional() });

/** What the law makes public of conventions (R13), for anyone; and what it does not, for who works here. */
@Controller('api/funding/exports')
export class OpenDataController {
  readonly #ports: Ports;
  readonly #exporter: ConventionsExporter;

  constructor(@Inject(PORTS) ports: Ports, @Inject(CONVENTIONS_EXPORTER) exporter: ConventionsExporter) {
    this.#ports = ports;
    this.#exporter = exporter;
  }

  @Get('scdl.csv')
  @Public()
  @Operation({
    summary: 'Les données essentielles des conventions de la métropole (R13), au format SCDL 2.1.1',
    query: exportSchema,
    roles: 'public',
  })
  async file(@Query() query: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { asOf = this.#ports.clock.now() } = parse(exportSchema, query);
    await reply
      .header('content-type', 'text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="conventions-scdl.csv"')
      .send(Readable.from(this.#exporter.file(asOf)));
  }

  @Get('scdl/omissions')
  @Roles(...readers)
  @Operation({
    summary: 'Ce que la publication des conventions ne dit pas, et pourquoi',
    query: exportSchema,
    roles: readers,
  })
  omissions(@Query() query: unknown) {
    const { asOf = this.#ports.clock.now() } = parse(exportSchema, query);
    return this.#exporter.summary(asOf);
  }
}
