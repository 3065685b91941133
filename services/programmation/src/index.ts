/** What a composition of services may use of this one. Another service never imports it: it hears its events. */
export { ProgrammationModule } from './programmation.module.ts';
export type { Ports } from './ports.ts';
export type { CampaignIntent } from './campaign/campaign.commands.ts';
export { CampaignCommand } from './campaign/campaign.handlers.ts';
export type { CommitteeIntent } from './committee/committee.commands.ts';
export { CommitteeCommand } from './committee/committee.handlers.ts';
export type { DossierIntent } from './dossier/dossier.commands.ts';
export type { DossierContents } from './dossier/dossier.events.ts';
export { DossierCommand } from './dossier/dossier.handlers.ts';
export type { PorteurIntent } from './porteur/porteur.commands.ts';
export { PorteurCommand } from './porteur/porteur.handlers.ts';
export type { SessionIntent } from './session/session.commands.ts';
export { SessionCommand } from './session/session.handlers.ts';
export { communes, metropolitan, quartiers } from './reference/territories.ts';
export { funders } from './reference/funders.ts';
export type { OfficeHolder } from './reference/words.ts';
