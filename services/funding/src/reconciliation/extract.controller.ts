import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { Caller, type Principal, Roles, askerOf } from '@jalon/auth';
import { Operation, answerList, commandEnvelope, parse, problemOf, streamProgress } from '@jalon/http';
import { receiveFile } from '@jalon/received-file';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PORTS, type Ports } from '../ports.ts';
import {
  type BenchRow,
  benchColumns,
  benchListSchema,
  extractColumns,
  extractListQuery,
  extractListSchema,
} from './bench/bench-list.ts';
import { BenchReader } from './bench/bench-reader.ts';
import type { ExtractDocument } from './bench/extracts.projection.ts';
import { Comparison } from './comparison.ts';
import { UnknownSource } from './extract/extract.errors.ts';
import { ExtractImporter } from './extract-importer.ts';
import { sourceProfiles } from './reading/source-profiles.ts';
import { ReconciliationDesk } from './reconciliation-desk.ts';

import { acceptSchema, asOfOnly, finance, importSchema, readers } from './reconciliation-requests.ts';

/** Once it is done, how long the answer waits for lists to show it. */
const patienceMs = 10_000;

async function shown({ store, readModels }: Ports): Promise<void> {
  await readModels.waitFor(await store.lastPosition(), patienceMs).catch(() => undefined);
}

/** The accountant's files. */
@Controller('api/funding/extracts')
export class ExtractController {
  readonly #importer: ExtractImporter;
  readonly #comparison: Comparison;
  readonly #desk: ReconciliationDesk;
  readonly #bench: BenchReader;
  readonly #ports: Ports;

  constructor(
    @Inject(ExtractImporter) importer: ExtractImporter,
    @Inject(Comparison) comparison: Comparison,
    @Inject(ReconciliationDesk) desk: ReconciliationDesk,
    @Inject(BenchReader) bench: BenchReader,
    @Inject(PORTS) ports: Ports,
  ) {
    this.#importer = importer;
    this.#comparison = comparison;
    this.#desk = desk;
    this.#bench = bench;
    this.#ports = ports;
  }

  @Post()
  @Roles(...finance)
  @Operation({
    summary:
      'Importer un fichier du comptable et le rapprocher (la réponse suit l’avancement, une ligne JSON à la fois)',
    query: importSchema,
    consumes: 'text/csv',
    roles: finance,
    command: true,
  })
  async import(
    @Query() query: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { source, file: name, from, until, corrects } = parse(importSchema, query);
    const known = sourceProfiles.map((profile) => profile.source);
    if (!known.includes(source)) throw new UnknownSource(source, known);
    const { body } = request;
    if (!(body instanceof Readable)) throw new UnsupportedMediaTypeException();
    const file = await receiveFile(name, body);
    try {
      const period = from !== undefined && until !== undefined ? { from, until } : undefined;
      await streamProgress(
        reply,
        async (tell) => {
          const command = commandEnvelope(request, caller);
          const report = await this.#importer.import(
            file,
            { source, period, corrects },
            command,
            askerOf(caller),
            {
              progress: (step) => tell({ progress: step }),
              quarantined: (fault) => tell({ quarantined: fault }),
            },
          );
          await shown(this.#ports);
          return report;
        },
        problemOf,
      );
    } finally {
      await file.discard();
    }
  }

  @Get()
  @Roles(...readers)
  @Operation({ summary: 'Les fichiers du comptable', query: extractListSchema, roles: readers })
  list(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = extractListQuery(parse(extractListSchema, query));
    return answerList<ExtractDocument, ExtractDocument>(request, reply, {
      name: 'extraits',
      columns: extractColumns,
      itemOf: (extract) => extract,
      find: (whole) => this.#bench.extracts({ ...asked, ...whole }),
    });
  }

  @Get('sources')
  @Roles(...readers)
  @Operation({ summary: 'Les sources dont les fichiers sont lus, et leurs colonnes', roles: readers })
  sources() {
    return sourceProfiles;
  }

  @Get(':extract')
  @Roles(...readers)
  @Operation({
    summary: 'Un fichier du comptable, ses lignes comptées par état et par décision',
    query: asOfOnly,
    roles: readers,
  })
  one(@Param('extract') extract: string, @Query() query: unknown) {
    return this.#bench.extract(extract, parse(asOfOnly, query).asOf);
  }

  @Get(':extract/differences')
  @Roles(...readers)
  @Operation({ summary: 'Ce qu’un fichier corrigé change, ligne à ligne', roles: readers })
  differences(@Param('extract') extract: string) {
    return this.#bench.differences(extract);
  }

  @Get(':extract/lines')
  @Roles(...readers)
  @Operation({
    summary: 'Les lignes d’un fichier : la leur, la nôtre, pourquoi',
    query: benchListSchema,
    roles: readers,
  })
  lines(
    @Param('extract') extract: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = parse(benchListSchema, query);
    return answerList<BenchRow, BenchRow>(request, reply, {
      name: `rapprochement-${extract}`,
      columns: benchColumns,
      itemOf: (line) => line,
      find: (whole) => this.#bench.lines(asked, extract, whole),
    });
  }

  @Post(':extract/compare')
  @HttpCode(200)
  @Roles(...finance)
  @Operation({
    summary: 'Comparer à nouveau les lignes non décidées avec nos mandats',
    body: z.strictObject({}),
    roles: finance,
    command: true,
  })
  async compare(
    @Param('extract') extract: string,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
  ) {
    const state = await this.#comparison.run(extract, commandEnvelope(request, caller), askerOf(caller));
    await shown(this.#ports);
    return state;
  }

  @Post(':extract/accept')
  @HttpCode(200)
  @Roles(...finance)
  @Operation({
    summary:
      'Accepter ensemble les lignes exactes, toutes ou celles que l’on nomme (une ligne JSON par refus)',
    body: acceptSchema,
    roles: finance,
    command: true,
  })
  async accept(
    @Param('extract') extract: string,
    @Body() body: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = parse(acceptSchema, body ?? {});
    await this.#bench.extract(extract); // an extract that is not there is an answer of its own
    const command = commandEnvelope(request, caller);
    await streamProgress(
      reply,
      async (tell) => {
        const which = 'exact' in asked ? 'exact' : asked.lines;
        const report = await this.#desk.acceptTogether(
          extract,
          which,
          command,
          askerOf(caller),
          ({ line, done, refusal }) => {
            if (which !== 'exact' || !done)
              tell({ line, done, ...(refusal !== undefined && { problem: problemOf(refusal) }) });
          },
        );
        await shown(this.#ports);
        return report;
      },
      problemOf,
    );
  }
}
