import type { CommitmentIntent } from './commitment.commands.ts';
import type { CommitmentContext } from './commitment.context.ts';

/** Something that refuses nothing, and that whoever acts should know. */
export interface CommitmentWarning {
  readonly code: string;
  readonly rule?: string;
  readonly sentence: string;
}

/** What is worth saying of an accepted intent. */
export function warningsOf(
  asked: CommitmentIntent,
  { overdueReports = [] }: Pick<CommitmentContext, 'overdueReports'>,
): readonly CommitmentWarning[] {
  const unusual =
    (asked.intent === 'commit-legally' || asked.intent === 'change-ej') && !/^[0-9]{10}$/.test(asked.ej);
  return [
    ...(unusual
      ? [
          {
            code: 'commitment/unusual-ej',
            sentence: 'Le numéro EJ n’a pas la forme habituelle de Chorus (dix chiffres).',
          },
        ]
      : []),
    ...overdueReports.map(({ dossier, dueOn }) => ({
      code: 'commitment/report-overdue-elsewhere',
      rule: 'R11',
      sentence: `Le bénéficiaire doit depuis le ${dueOn} le compte rendu financier du dossier ${dossier}.`,
    })),
  ];
}
