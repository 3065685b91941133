import { Controller, Get, Header } from '@nestjs/common';
import { Operation, Public } from '@jalon/auth';

const page = `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Jalon — démonstration</title>
<style>body { font: 17px/1.6 system-ui, sans-serif; color: #16283a; background: #f6f8fa; max-width: 42rem; margin: 3rem auto; padding: 0 1rem; } a { color: #0b4f8a; } strong { color: #8a3b00; }</style>
<h1>Jalon</h1>
<p><strong>Démonstration : les personnes, les porteurs et les dossiers sont inventés.</strong></p>
<p>Le suivi d’un contrat de ville, où chaque fait est gardé : qui a demandé, qui a décidé, ce qui a été accordé, et pourquoi.</p>
<ul>
<li><a href="/api/docs">Référence de toute l’API</a>, <a href="/api/programmation/docs">de la programmation seule</a>, <a href="/api/funding/docs">des financements seuls</a></li>
<li><a href="/api/asyncapi.json">Ce que les services se disent</a> (AsyncAPI)</li>
<li><a href="/api/access-table">Qui peut quoi</a></li>
<li><a href="/api/auth/personas">Les personnages de la démonstration</a></li>
<li><a href="/health/ready">L’état des moteurs</a></li>
</ul>
</html>`;

/** The page at the address that the start prints, until the portal takes its place. */
@Controller()
@Public()
export class WelcomeController {
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Operation({ summary: 'L’accueil de la démonstration' })
  welcome(): string {
    return page;
  }
}
