import { once } from 'node:events';
import { Readable } from 'node:stream';
import {
  Controller,
  Get,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { Caller, Operation, type Principal, Roles, askerOf } from '@jalon/auth';
import { asOfSchema, parse, problemOf, streamProgress } from '@jalon/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PORTS, type Ports } from '../ports.ts';
import { lineSchema } from '@jalon/contracts';
import type { ScdlExporter } from './exporting/scdl-exporter.ts';
import type { PastGrantsImporter } from './past-grants-importer.ts';
import { receiveFile } from '@jalon/received-file';
import { ImportNotFound } from './scdl.errors.ts';

export const PAST_GRANTS_IMPORTER = Symbol('Importer of past grants');
export const SCDL_EXPORTER = Symbol('Exporter of granted lines');

const importers = ['admin', 'instructeur'] as const;
const readers = [
  'admin',
  'instructeur',
  'secretaire-comite',
  'decideur',
  'finance',
  'certificateur',
  'auditeur',
  'observatoire',
] as const;

const importSchema = z.strictObject({
  /** The file's name, for the history. */
  file: lineSchema(200).default('subventions.csv'),
  /** The SIRET of the file's grantor, for rows where it is damaged. */
  grantor: z.string().max(14).optional(),
});
const exportSchema = z.strictObject({ asOf: asOfSchema.optional() });

/** Once the file is taken up, how long the answer waits for lists to show it. */
const patienceMs = 10_000;

/** Past grants in, granted lines out, in the format of SCDL « subventions ». */
@Controller('api/programmation')
export class ScdlController {
  readonly #ports: Ports;
  readonly #importer: PastGrantsImporter;
  readonly #exporter: ScdlExporter;

  constructor(
    @Inject(PORTS) ports: Ports,
    @Inject(PAST_GRANTS_IMPORTER) importer: PastGrantsImporter,
    @Inject(SCDL_EXPORTER) exporter: ScdlExporter,
  ) {
    this.#ports = ports;
    this.#importer = importer;
    this.#exporter = exporter;
  }

  @Post('imports/scdl')
  @Roles(...importers)
  @Operation({
    summary:
      'Reprendre un fichier SCDL de subventions passées (la réponse suit l’avancement, une ligne JSON à la fois)',
    query: importSchema,
    consumes: 'text/csv',
    roles: importers,
  })
  async import(
    @Query() query: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file: name, grantor } = parse(importSchema, query);
    const { body } = request;
    if (!(body instanceof Readable)) throw new UnsupportedMediaTypeException();
    const file = await receiveFile(name, body);
    try {
      const opened = await this.#importer.open(file, grantor);
      await streamProgress(
        reply,
        async (tell, stopped) => {
          const report = await this.#importer.run(opened, askerOf(caller), {
            progress: (step) => tell({ progress: step }),
            quarantined: (row) => tell({ quarantined: row }),
            stopped,
            ready: () => drained(reply),
          });
          await this.#shown();
          return report;
        },
        problemOf,
      );
    } finally {
      await file.discard();
    }
  }

  @Get('imports/:import')
  @Roles(...importers, 'auditeur')
  @Operation({ summary: 'Le compte rendu d’une reprise', roles: [...importers, 'auditeur'] })
  async report(@Param('import') id: string) {
    const report = await this.#importer.reportOf(id);
    if (report === undefined) throw new ImportNotFound(id);
    return report;
  }

  @Get('exports/scdl')
  @Roles(...readers)
  @Operation({ summary: 'Les lignes accordées, au format SCDL 2.1.1', query: exportSchema, roles: readers })
  async export(@Query() query: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { asOf = this.#ports.clock.now() } = parse(exportSchema, query);
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="subventions-scdl.csv"')
      .send(Readable.from(this.#exporter.file(asOf)));
  }

  @Get('exports/scdl/omissions')
  @Roles(...readers)
  @Operation({
    summary: 'Ce que l’export SCDL ne peut pas dire, et pourquoi',
    query: exportSchema,
    roles: readers,
  })
  omissions(@Query() query: unknown) {
    const { asOf = this.#ports.clock.now() } = parse(exportSchema, query);
    return this.#exporter.summary(asOf);
  }

  /** Lists show it before the answer ends, unless they are very late: what was taken up is on disk anyway. */
  async #shown(): Promise<void> {
    const { store, readModels } = this.#ports;
    await readModels.waitFor(await store.lastPosition(), patienceMs).catch(() => undefined);
  }
}

function drained({ raw }: FastifyReply): Promise<void> | undefined {
  if (!raw.writableNeedDrain || raw.destroyed) return undefined;
  return Promise.race([once(raw, 'drain'), once(raw, 'close')]).then(() => undefined);
}
