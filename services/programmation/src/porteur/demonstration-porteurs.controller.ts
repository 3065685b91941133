import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Public } from '@jalon/auth';
import { Operation, parse } from '@jalon/http';
import type { ReadModel } from '@jalon/read-models';
import { z } from 'zod';
import { PORTEUR_MODEL } from './porteur.controller.ts';
import type { PorteurDocument } from './porteurs.projection.ts';

const searchSchema = z.object({ q: z.string().max(80).optional() });
const shortList = 12;

/**
 * The bodies for which somebody may act in the demonstration, told before anybody is signed in. Only mounted there:
 * where people are real, who acts for which body is told by the identity provider.
 */
@Controller('api/programmation/demonstration')
@Public()
export class DemonstrationPorteursController {
  readonly #model: ReadModel<PorteurDocument>;

  constructor(@Inject(PORTEUR_MODEL) model: ReadModel<PorteurDocument>) {
    this.#model = model;
  }

  @Get('porteurs')
  @Operation({
    summary: 'Quelques porteurs de la démonstration, pour prendre la place de l’un d’eux',
    query: searchSchema,
  })
  async list(@Query() query: unknown) {
    const { q } = parse(searchSchema, query);
    const { items, total } = await this.#model.find({
      filter: { active: true },
      sort: [{ field: 'name' }],
      pageSize: shortList,
      ...(q && { text: q }),
    });
    return { items: items.map(({ id, name }) => ({ id, name })), total };
  }
}
