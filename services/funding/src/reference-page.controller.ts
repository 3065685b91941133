import { Controller, Get, Header, Inject, type Type } from '@nestjs/common';
import { Operation, Public } from '@jalon/auth';
import { openApiOf, referencePage } from '@jalon/http';

export const REFERENCED_CONTROLLERS = Symbol('Controllers that the reference documents');

/** The service's OpenAPI document, and a page to read it. Made when first asked for: a start owes it nothing. */
@Controller('api/funding')
@Public()
export class ReferencePageController {
  readonly #controllers: readonly Type[];
  #document: ReturnType<typeof openApiOf> | undefined;

  constructor(@Inject(REFERENCED_CONTROLLERS) controllers: readonly Type[]) {
    this.#controllers = controllers;
  }

  @Get('openapi.json')
  @Operation({ summary: 'Le document OpenAPI des financements' })
  document() {
    this.#document ??= openApiOf('Jalon : financements', this.#controllers);
    return this.#document;
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Operation({ summary: 'La référence des financements, à lire' })
  page(): string {
    return referencePage(this.document());
  }
}
