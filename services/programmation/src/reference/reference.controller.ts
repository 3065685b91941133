import { Controller, Get, Query } from '@nestjs/common';
import { Operation, asOfSchema, parse } from '@jalon/http';
import { parisDay } from '@jalon/kernel';
import { z } from 'zod';
import { funders, fundersOn, partners } from '@jalon/contracts';
import { legalChanges, rulesInForce } from './legal-rules.ts';
import { communes, quartiers, quartiersOn } from './territories.ts';
import { nomenclatures } from './themes.ts';

const datedSchema = z.object({ asOf: asOfSchema.optional() });

/** The data that the programme refers to, each with its dates and what is not known of it. */
@Controller('api/programmation/reference')
export class ReferenceController {
  @Get('communes')
  @Operation({ summary: 'Les 21 communes du contrat : 19 au sens de l’INSEE, et deux communes associées' })
  communes() {
    return { items: communes };
  }

  @Get('quartiers')
  @Operation({ summary: 'Les quartiers prioritaires et de veille', query: datedSchema })
  quartiers(@Query() query: unknown) {
    const { asOf } = parse(datedSchema, query);
    return { items: asOf === undefined ? quartiers : quartiersOn(parisDay(asOf)) };
  }

  @Get('themes')
  @Operation({ summary: 'Les nomenclatures de thèmes, par version' })
  themes() {
    return { items: nomenclatures };
  }

  @Get('funders')
  @Operation({ summary: 'Les financeurs et leurs dispositifs', query: datedSchema })
  funders(@Query() query: unknown) {
    const { asOf } = parse(datedSchema, query);
    return { items: asOf === undefined ? funders : fundersOn(parisDay(asOf)) };
  }

  @Get('partners')
  @Operation({ summary: 'Les partenaires que nos sources nomment' })
  partners() {
    return { items: partners };
  }

  @Get('rules')
  @Operation({
    summary: 'Les seuils et délais légaux, avec leur date d’effet et leur source ; ceux d’un jour avec asOf',
    query: datedSchema,
  })
  rules(@Query() query: unknown) {
    const { asOf } = parse(datedSchema, query);
    if (asOf === undefined) return { items: legalChanges };
    const on = parisDay(asOf);
    return { items: legalChanges.filter(({ from }) => from <= on), on, inForce: rulesInForce(on) };
  }
}
