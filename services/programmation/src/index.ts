export { ProgrammationModule } from './programmation.module.ts';
export type { Ports } from './ports.ts';
export { fundingLines } from './publications.ts';

// What a program in the same process may ask: the commands, with the intents that they carry.
export { CampaignCommand } from './campaign/campaign.handlers.ts';
export { CommitteeCommand } from './committee/committee.handlers.ts';
export { DossierCommand } from './dossier/dossier.handlers.ts';
export type { DossierIntent } from './dossier/dossier.commands.ts';
export type { DossierContents, DossierEvent } from './dossier/dossier.events.ts';
export { PorteurCommand } from './porteur/porteur.handlers.ts';
export { SessionCommand } from './session/session.handlers.ts';
export type { SessionIntent } from './session/session.commands.ts';

// The reference data.
export { funders } from '@jalon/contracts';
export { communes, metropolitan, quartiers } from './reference/territories.ts';
export { nomenclatures } from './reference/themes.ts';
export type { OfficeHolder } from '@jalon/contracts';

// Files of past grants, from the command line.
export { type ScdlMachine, runExport, runImport } from './scdl/command-line/scdl.cli.ts';
export { openScdlAlone } from './scdl/scdl.module.ts';
