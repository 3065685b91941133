import { Controller, Get, Inject } from '@nestjs/common';
import { Operation, Public } from '@jalon/auth';
import { SERVICES, type ServiceBehind } from './services.ts';

/** Who may be taken for, in the demonstration. */
@Controller('api/auth/personas')
@Public()
export class PersonasController {
  readonly #services: readonly ServiceBehind[];

  constructor(@Inject(SERVICES) services: readonly ServiceBehind[]) {
    this.#services = services;
  }

  @Get()
  @Operation({ summary: 'Les personnages de la démonstration' })
  async list(): Promise<unknown> {
    const [first] = this.#services;
    const answer = await fetch(`${first?.url ?? ''}/api/auth/personas`);
    return answer.json();
  }
}
