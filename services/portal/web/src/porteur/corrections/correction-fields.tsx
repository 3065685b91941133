import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../campaign/campaigns.ts';
import { AboutFields } from '../draft/about-fields.tsx';
import { BudgetFields } from '../draft/budget-fields.tsx';
import draft from '../draft/draft.module.css';
import { LineFields } from '../draft/line-fields.tsx';
import type { Corrections } from './corrections.ts';

interface CorrectionFieldsProps {
  readonly campaign: Campaign;
  readonly labelOf: (dispositif: string) => string;
  readonly corrections: Corrections;
}

/** The request as it was deposited, every part of it open to correction, and what was corrected so far. */
export function CorrectionFields({
  campaign,
  labelOf,
  corrections: { parts, faults },
}: CorrectionFieldsProps) {
  const { t } = useTranslation();
  const named = (all: readonly string[]) => all.map((part) => t(`porteur.corrected.${part}`)).join(', ');
  return (
    <div className={draft.form}>
      <AboutFields campaign={campaign} />
      <LineFields campaign={campaign} labelOf={labelOf} />
      <BudgetFields labelOf={labelOf} />
      <p role="status" className={draft.quiet}>
        {faults.length > 0
          ? t('porteur.correct-faults', { parts: named(faults) })
          : parts.length > 0
            ? t('porteur.correct-parts', { parts: named(parts) })
            : t('porteur.correct-none')}
      </p>
    </div>
  );
}
