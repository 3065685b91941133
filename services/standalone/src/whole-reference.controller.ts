import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { Operation, Public } from '@jalon/auth';
import { asyncApi } from '@jalon/contracts';
import { type AccessRow, accessTable, controllersIn, openApiOf, referencePage } from '@jalon/http';

/** What the whole process can be asked, and by whom. Made when first asked for: a start owes it nothing. */
@Controller('api')
@Public()
export class WholeReferenceController {
  readonly #modules: ModulesContainer;
  #document: ReturnType<typeof openApiOf> | undefined;

  constructor(@Inject(ModulesContainer) modules: ModulesContainer) {
    this.#modules = modules;
  }

  @Get('openapi.json')
  @Operation({ summary: 'Le document OpenAPI de tout Jalon' })
  document() {
    this.#document ??= openApiOf('Jalon', controllersIn(this.#modules));
    return this.#document;
  }

  @Get('asyncapi.json')
  @Operation({ summary: 'Le document AsyncAPI : ce que les services se disent' })
  messages() {
    return asyncApi();
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Operation({ summary: 'La référence de tout Jalon, à lire' })
  page(): string {
    return referencePage(this.document());
  }

  /** Open to whoever asks: it tells the rules of the house, no person and no amount. */
  @Get('access-table')
  @Operation({ summary: 'Qui peut quoi : chaque action et les rôles qui la peuvent' })
  access(): { readonly items: readonly AccessRow[] } {
    return { items: accessTable(controllersIn(this.#modules)) };
  }
}
