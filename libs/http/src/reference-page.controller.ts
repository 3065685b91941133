import { Controller, Get, Header, type Type } from '@nestjs/common';
import { Operation, Public } from '@jalon/auth';
import { openApiOf } from './openapi.ts';
import { referencePage } from './reference-page.ts';

/** A service as its reference names it: where it answers, its title, and `de la programmation`. */
export interface ReferencedService {
  readonly path: string;
  readonly title: string;
  readonly of: string;
  readonly controllers: readonly Type[];
}

/** The controller of a service's OpenAPI document, and of a page to read it. Made when first asked for: a start owes it nothing. */
export function referencePageController({ path, title, of, controllers }: ReferencedService): Type {
  @Controller(path)
  @Public()
  class ReferencePageController {
    #document: ReturnType<typeof openApiOf> | undefined;

    @Get('openapi.json')
    @Operation({ summary: `Le document OpenAPI ${of}` })
    document() {
      this.#document ??= openApiOf(`Jalon : ${title}`, controllers);
      return this.#document;
    }

    @Get('docs')
    @Header('content-type', 'text/html; charset=utf-8')
    @Operation({ summary: `La référence ${of}, à lire` })
    page(): string {
      return referencePage(this.document());
    }
  }
  return ReferencePageController;
}
