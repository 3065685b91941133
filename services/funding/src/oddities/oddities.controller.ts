import { Controller, Get, Param } from '@nestjs/common';
import { Operation } from '@jalon/http';
import { NotFound } from '../intents.errors.ts';
import { reportOddities } from './report-oddities.ts';

/** What does not hold together in the figures that the programme was given: shown to whoever reads them. */
@Controller('api/funding/oddities')
export class OdditiesController {
  @Get()
  @Operation({
    summary: 'Les incohérences du rapport qui touchent l’argent, telles que trouvées et jamais corrigées',
  })
  list() {
    return { items: reportOddities };
  }

  @Get(':oddity')
  @Operation({ summary: 'Une incohérence : ce qui est écrit, ce qui s’en déduit, ce qui reste ouvert' })
  one(@Param('oddity') id: string) {
    const oddity = reportOddities.find((one) => one.id === id);
    if (oddity === undefined) throw new NotFound('oddity', id);
    return oddity;
  }
}
