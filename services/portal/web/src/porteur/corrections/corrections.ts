import {
  type DraftContents,
  type DraftPart,
  type DraftValues,
  type Savable,
  balanceOf,
  draftParts,
  valuesOf,
} from '../draft/draft-values.ts';

/** What a porteur corrects of a request that was deposited: the parts that differ, each whole. */
export interface Corrections {
  readonly changes: DraftContents;
  readonly parts: readonly DraftPart[];
  /** What keeps them from being sent: parts left empty or begun, a budget that is not balanced, dates reversed. */
  readonly faults: readonly (DraftPart | 'balance' | 'order')[];
}

/** @param savable what the service can keep of the form */
export function correctionsOf(
  values: DraftValues,
  original: DraftContents,
  savable: (values: DraftValues) => Savable,
): Corrections {
  // Both as the form writes them: a label that the form words otherwise is no correction.
  const before = savable(valuesOf(original)).contents;
  const { contents: after, missing } = savable(values);
  const parts = draftParts.filter(
    (part) => after[part] !== undefined && JSON.stringify(after[part]) !== JSON.stringify(before[part]),
  );
  const { gap, voluntaryGap } = balanceOf(values);
  return {
    changes: Object.fromEntries(parts.map((part) => [part, after[part]])),
    parts,
    faults: [
      ...missing,
      ...(gap === 0 && voluntaryGap === 0 ? [] : (['balance'] as const)),
      ...(values.startsOn !== '' && values.endsOn !== '' && values.startsOn > values.endsOn
        ? (['order'] as const)
        : []),
    ],
  };
}
