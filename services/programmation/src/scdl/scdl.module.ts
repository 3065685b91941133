import { type DynamicModule, Module } from '@nestjs/common';
import { openCampaigns } from '../campaign/campaign.handlers.ts';
import { openDossiers } from '../dossier/dossier.module.ts';
import { neighboursOf } from '../neighbours.ts';
import { PorteurDesk } from '../porteur/porteur-desk.ts';
import { PORTS, type Ports } from '../ports.ts';
import { ScdlExporter } from './exporting/scdl-exporter.ts';
import { PastGrantsImporter } from './past-grants-importer.ts';
import { PAST_GRANTS_IMPORTER, SCDL_EXPORTER, ScdlController } from './scdl.controller.ts';

/** What takes past grants in and gives granted lines out: for the module, and for the command line. */
export interface Scdl {
  readonly importer: PastGrantsImporter;
  readonly exporter: ScdlExporter;
}

export function openScdl(
  ports: Omit<Ports, 'bus'>,
  porteurs: PorteurDesk,
  { desk, register }: Pick<ReturnType<typeof openDossiers>, 'desk' | 'register'>,
): Scdl {
  return {
    importer: new PastGrantsImporter(ports, porteurs, desk),
    exporter: new ScdlExporter(ports.store, register),
  };
}

/** The same on engines of one's own, without the HTTP module around. */
export function openScdlAlone(ports: Omit<Ports, 'bus'>): Scdl {
  const porteurs = new PorteurDesk(ports);
  return openScdl(ports, porteurs, openDossiers(ports, neighboursOf(openCampaigns(ports), porteurs)));
}

@Module({})
export class ScdlModule {
  static register(ports: Ports, { importer, exporter }: Scdl): DynamicModule {
    return {
      module: ScdlModule,
      controllers: [ScdlController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: PAST_GRANTS_IMPORTER, useValue: importer },
        { provide: SCDL_EXPORTER, useValue: exporter },
      ],
    };
  }
}
