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
import { Caller, type Principal, Roles, askerOf } from '@jalon/auth';
import { lineSchema } from '@jalon/contracts';
import { Operation, parse, problemOf, streamProgress } from '@jalon/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PORTS, type Ports } from '../ports.ts';
import { PostsImportNotFound } from './adultes-relais.errors.ts';
import { readPostsFile } from './posts-file.ts';
import type { PostsImporter } from './posts-importer.ts';

export const POSTS_IMPORTER = Symbol('Importer of the adultes-relais posts');

const importers = ['finance', 'admin'] as const;
const importSchema = z.strictObject({
  /** The file's name, for the history. */
  file: lineSchema(200).default('adultes-relais.json'),
});

/** Once the file is taken up, how long the answer waits for lists to show it. */
const patienceMs = 10_000;

/** The posts of adultes-relais that the State funds, from the files of ANCT. */
@Controller('api/funding/imports/adultes-relais')
export class AdultesRelaisController {
  readonly #ports: Ports;
  readonly #importer: PostsImporter;

  constructor(@Inject(PORTS) ports: Ports, @Inject(POSTS_IMPORTER) importer: PostsImporter) {
    this.#ports = ports;
    this.#importer = importer;
  }

  @Post()
  @Roles(...importers)
  @Operation({
    summary:
      'Reprendre un fichier de postes adultes-relais (la réponse suit l’avancement, une ligne JSON à la fois)',
    query: importSchema,
    consumes: 'application/octet-stream',
    roles: importers,
  })
  async import(
    @Query() query: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file: name } = parse(importSchema, query);
    const { body } = request;
    if (!(body instanceof Readable)) throw new UnsupportedMediaTypeException();
    const opened = this.#importer.open(await readPostsFile(name, body));
    await streamProgress(
      reply,
      async (tell, stopped) => {
        const report = await this.#importer.run(opened, askerOf(caller), {
          progress: (step) => tell({ progress: step }),
          quarantined: (row) => tell({ quarantined: row }),
          stopped,
        });
        await this.#shown();
        return report;
      },
      problemOf,
    );
  }

  @Get(':import')
  @Roles(...importers, 'auditeur')
  @Operation({ summary: 'Le compte rendu d’une reprise', roles: [...importers, 'auditeur'] })
  async report(@Param('import') id: string) {
    const report = await this.#importer.reportOf(id);
    if (report === undefined) throw new PostsImportNotFound(id);
    return report;
  }

  /** Lists show it before the answer ends, unless they are very late: what was taken up is on disk anyway. */
  async #shown(): Promise<void> {
    const { store, readModels } = this.#ports;
    await readModels.waitFor(await store.lastPosition(), patienceMs).catch(() => undefined);
  }
}
