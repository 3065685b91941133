import {
  BeneficiaryCommand,
  BenchReader,
  CONVENTIONS,
  CommitmentCommand,
  CommitmentDesk,
  Comparison,
  ConventionCommand,
  EnvelopeCommand,
  ExerciceClosing,
  ExerciceCommand,
  ExtractImporter,
  FinancingPlanCommand,
  FundingModule,
  ReconciliationDesk,
  TaxAbatementCommand,
} from '@jalon/funding';
import {
  CampaignCommand,
  CommitteeCommand,
  DossierCommand,
  PorteurCommand,
  ProgrammationModule,
  SessionCommand,
} from '@jalon/programmation';

/** The services that take part in the demonstration, each in a process of its own. */
export const serviceNames = ['programmation', 'funding'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** The module of each service, and what the personas ask of it, under names that cross a process's border. */
export const services = {
  programmation: {
    module: ProgrammationModule,
    commands: { CampaignCommand, CommitteeCommand, DossierCommand, PorteurCommand, SessionCommand },
    desks: {},
  },
  funding: {
    module: FundingModule,
    commands: {
      BeneficiaryCommand,
      CommitmentCommand,
      ConventionCommand,
      EnvelopeCommand,
      ExerciceCommand,
      FinancingPlanCommand,
      TaxAbatementCommand,
    },
    desks: {
      BenchReader,
      CommitmentDesk,
      Comparison,
      Conventions: CONVENTIONS,
      ExerciceClosing,
      ExtractImporter,
      ReconciliationDesk,
    },
  },
} as const;

/** Who answers a command, and under which name. @throws Error when nobody does */
export function ownerOfCommand(command: object): { readonly service: ServiceName; readonly name: string } {
  return ownerOf((service) => services[service].commands, command.constructor);
}

/** Whose a desk is. @throws Error when it is nobody's */
export function ownerOfDesk(token: unknown): { readonly service: ServiceName; readonly name: string } {
  return ownerOf((service) => services[service].desks, token);
}

function ownerOf(of: (service: ServiceName) => Readonly<Record<string, unknown>>, wanted: unknown) {
  for (const service of serviceNames)
    for (const [name, one] of Object.entries(of(service))) if (one === wanted) return { service, name };
  throw new Error(`No service answers to ${String(wanted)}`);
}
