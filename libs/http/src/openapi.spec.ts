import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { openApiOf } from './openapi.ts';
import { Operation } from '@jalon/auth';
import { referencePage } from './reference-page.ts';
import { undocumentedHandlers } from './routes.ts';

@Controller('api/things')
class Documented {
  @Get(':id')
  @Operation({ summary: 'Une chose', query: z.object({ asOf: z.string().optional() }) })
  one(@Param('id') id: string) {
    return id;
  }

  @Post(':id/:intent')
  @Operation({
    summary: '',
    intents: {
      open: { summary: 'Ouvrir', body: z.object({ on: z.string() }), roles: ['admin'] },
      close: { summary: 'Fermer' },
    },
  })
  act(@Param('id') id: string) {
    return id;
  }
}

@Controller('api/undocumented')
class Undocumented {
  @Get()
  list() {
    return [];
  }
}

describe('The reference of a service', () => {
  it('lists every route, and each intent as a path of its own', () => {
    const document = openApiOf('Choses', [Documented]);
    expect(Object.keys(document.paths)).toEqual([
      '/api/things/{id}',
      '/api/things/{id}/open',
      '/api/things/{id}/close',
    ]);
    expect(document.paths['/api/things/{id}/open']).toMatchObject({
      post: {
        summary: 'Ouvrir',
        description: 'Rôles : admin.',
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
      },
    });
    expect(referencePage(document)).toContain('/api/things/{id}/close');
  });

  it('is refused while a route is not documented', () => {
    expect(() => openApiOf('Choses', [Undocumented])).toThrow('Undocumented.list is not documented');
    expect(undocumentedHandlers([Documented, Undocumented])).toEqual(['Undocumented.list']);
  });
});
