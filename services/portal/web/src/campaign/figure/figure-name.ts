import { useTranslation } from 'react-i18next';
import { useNames } from '../../reference/reference.ts';
import { count, euros } from '../../words/format.ts';
import type { FigureGrouping, FigureMeasure } from './figure-search.ts';

/** A figure of a campaign: one measure, of the whole or of one line of a breakdown. */
export interface FigureOf {
  readonly measure: FigureMeasure;
  readonly by?: FigureGrouping | undefined;
  readonly of?: string | undefined;
}

/** A figure by its name: « Accordé, état Clos ». */
export function useFigureName(): (figure: FigureOf) => string {
  const { t } = useTranslation();
  const names = useNames();
  const lineName: Readonly<Record<FigureGrouping, (code: string) => string>> = {
    status: (code) => t(`status.${code}`, { defaultValue: code }),
    theme: (code) => names.theme(code),
    territory: names.territory,
    commune: names.territory,
    funder: names.funder,
    dispositif: (code) => {
      const [funder = '', dispositif = ''] = code.split('/');
      return `${names.funder(funder)}, ${names.dispositif(funder, dispositif)}`;
    },
  };
  return ({ measure, by, of }) => {
    const said = t(`lineage.measure.${measure}`);
    return by === undefined || of === undefined
      ? said
      : t('lineage.named', { measure: said, by: t(`lineage.by.${by}`), line: lineName[by](of) });
  };
}

/** A figure as it is written: a count, or euros. */
export function figureSaid(measure: FigureMeasure, value: number): string {
  return measure === 'dossiers' || measure === 'porteurs' ? count(value) : euros(value);
}

/** What it moved by, with its sign. */
export function changeSaid(measure: FigureMeasure, change: number): string {
  if (change === 0) return figureSaid(measure, 0);
  return `${change > 0 ? '+' : '−'} ${figureSaid(measure, Math.abs(change))}`;
}
