import type { DossierIntent } from './dossier.commands.ts';
import type { DossierContext } from './dossier.context.ts';
import type { Dossier } from './dossier.state.ts';
import { overdueElsewhere } from './decision/decision.policies.ts';

/** Something that a person should know of what was accepted nevertheless. */
export interface DossierWarning {
  readonly code: string;
  readonly rule?: string;
  readonly sentence: string;
  readonly dossiers?: readonly string[];
}

type WarningRule = (
  asked: DossierIntent,
  before: Dossier,
  context: DossierContext,
) => DossierWarning | undefined;

/** R11: the porteur still owes a report elsewhere. */
export const theReportOfAnotherGrantIsOverdue: WarningRule = (asked, before, { record }) => {
  if (asked.intent !== 'grant-line' || !('file' in before)) return undefined;
  const dossiers = overdueElsewhere(before.file, record);
  return dossiers.length === 0
    ? undefined
    : {
        code: 'dossier/report-overdue',
        rule: 'R11',
        sentence: 'Le porteur doit encore un compte rendu financier en retard.',
        dossiers,
      };
};

/** The committee's opinion binds nobody, but going against it is seen. */
export const theOpinionWasUnfavourable: WarningRule = ({ intent }, before) =>
  intent === 'program' && before.status === 'opinion-given' && before.opinion === 'unfavourable'
    ? { code: 'dossier/unfavourable-opinion', sentence: 'Le comité a rendu un avis défavorable.' }
    : undefined;

/** An identical dossier is a warning, not a refusal. */
export const anotherDossierLooksTheSame: WarningRule = ({ intent }, before, { record, reference }) => {
  if (intent !== 'submit' || before.status !== 'draft') return undefined;
  const { campaign } = before.identity;
  const title = before.contents.title?.trim().toLowerCase();
  const dossiers = (record?.titles ?? [])
    .filter((other) => other.dossier !== reference && other.campaign === campaign)
    .filter((other) => other.title.trim().toLowerCase() === title)
    .map(({ dossier }) => dossier);
  return dossiers.length === 0
    ? undefined
    : { code: 'dossier/resembles', sentence: 'Un autre dossier du porteur porte le même titre.', dossiers };
};

export const dossierWarnings = [
  theReportOfAnotherGrantIsOverdue,
  theOpinionWasUnfavourable,
  anotherDossierLooksTheSame,
] as const satisfies readonly WarningRule[];

/** What to tell of an intent that was accepted. */
export function warningsOf(asked: DossierIntent, before: Dossier, context: DossierContext): DossierWarning[] {
  return dossierWarnings.flatMap((rule) => rule(asked, before, context) ?? []);
}
