import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Operation, Public, Roles, allRoles } from '@jalon/auth';
import { accessTable } from './access-table.ts';
import { controllersOf } from './routes.ts';

@Controller('api/things')
class ThingsController {
  @Get()
  @Operation({ summary: 'Les choses' })
  list() {
    return [];
  }

  @Get('open')
  @Public()
  @Operation({ summary: 'Une chose publique' })
  open() {
    return {};
  }

  @Get('audit')
  @Roles('auditeur')
  @Operation({ summary: 'Le contrôle' })
  audit() {
    return {};
  }

  @Post(':id/:intent')
  @Operation({ summary: '', intents: { close: { summary: 'Clore', roles: ['admin', 'instructeur'] } } })
  act() {
    return {};
  }
}

@Module({ controllers: [ThingsController] })
class ThingsModule {}

describe('The table of who may do what', () => {
  it('says of every action of an application what its guard enforces', async () => {
    const application = await NestFactory.create<NestFastifyApplication>(ThingsModule, new FastifyAdapter(), {
      logger: false,
    });
    expect(accessTable(controllersOf(application))).toEqual([
      { action: 'GET /api/things', summary: 'Les choses', open: false, roles: allRoles },
      { action: 'GET /api/things/open', summary: 'Une chose publique', open: true, roles: allRoles },
      { action: 'GET /api/things/audit', summary: 'Le contrôle', open: false, roles: ['auditeur'] },
      {
        action: 'POST /api/things/{id}/close',
        summary: 'Clore',
        open: false,
        roles: ['instructeur', 'admin'],
      },
    ]);
    await application.close();
  });
});
