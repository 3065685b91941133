import { Title } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../action/action-button.tsx';
import type { DossierSheet } from '../../dossier/dossier-answers.ts';
import {
  type DraftContents,
  type DraftPart,
  type DraftValues,
  balanceOf,
  draftParts,
} from './draft-values.ts';
import classes from './draft.module.css';

interface DepositProps {
  readonly sheet: DossierSheet;
  readonly contents: DraftContents;
  readonly missing: readonly DraftPart[];
  readonly values: DraftValues;
  /** The service has all that was typed. */
  readonly settled: boolean;
}

/** What a deposit needs, ticked off as it is written; then the deposit itself. */
export function Deposit({ sheet, contents, missing, values, settled }: DepositProps) {
  const { t } = useTranslation();
  const { gap, voluntaryGap } = balanceOf(values);
  const inOrder =
    contents.startsOn !== undefined && contents.endsOn !== undefined && contents.startsOn <= contents.endsOn;
  const checks = [
    ...draftParts.map((part) => [t(`draft.part.${part}`), !missing.includes(part)] as const),
    [t('draft.part.balance'), !missing.includes('budget') && gap === 0 && voluntaryGap === 0] as const,
    [t('draft.part.order'), inOrder] as const,
  ];
  const submit = sheet.possibleIntents.find(({ intent }) => intent === 'submit');
  const ready = checks.every(([, met]) => met) && settled;
  return (
    <section className={classes.deposit} aria-labelledby="deposit">
      <Title order={2} id="deposit">
        {t('draft.deposit')}
      </Title>
      <ul className={classes.checks}>
        {checks.map(([name, met]) => (
          <li key={name} data-met={met || undefined}>
            {met ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
            <span>
              {name}
              <span className="visually-hidden"> : {t(met ? 'draft.met' : 'draft.lacking')}</span>
            </span>
          </li>
        ))}
      </ul>
      {submit && !submit.possible && <p className={classes.quiet}>{submit.sentence}</p>}
      {submit?.possible &&
        (ready ? (
          <ActionButton
            path="/api/programmation/dossiers/{reference}/submit"
            address={`/api/programmation/dossiers/${sheet.reference}/submit`}
            label={t('draft.submit')}
            explain={t('draft.submit-why')}
            variant="filled"
            fullWidth
          />
        ) : (
          <p className={classes.quiet}>{t('draft.not-ready')}</p>
        ))}
    </section>
  );
}
