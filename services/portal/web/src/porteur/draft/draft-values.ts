/** What a porteur writes, as the fields of the form hold it: an empty field is ''. Amounts in cents. */
export interface DraftValues {
  title: string;
  summary: string;
  theme: string;
  territories: string[];
  startsOn: string;
  endsOn: string;
  lines: LineValues[];
  expenses: EntryValues[];
  /** The resources that no funder of the campaign is asked for. */
  resources: EntryValues[];
  voluntaryExpenses: Amount;
  voluntaryResources: Amount;
}

export type Amount = number | '';

export interface LineValues {
  lineId: string;
  /** `etat/contrat-de-ville`. */
  dispositif: string;
  year: Amount;
  requested: Amount;
}

export interface EntryValues {
  label: string;
  amount: Amount;
}

interface BudgetEntry {
  readonly label: string;
  readonly amount: number;
  /** The line that asks for this resource. */
  readonly line?: string;
}

/** What the service keeps of a draft: any part may be missing, but a part that is there is whole. */
export interface DraftContents {
  readonly title?: string;
  readonly summary?: string;
  readonly theme?: { readonly code: string; readonly nomenclature: string };
  readonly territories?: readonly string[];
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly budget?: {
    readonly expenses: readonly BudgetEntry[];
    readonly resources: readonly BudgetEntry[];
    readonly voluntaryExpenses?: number;
    readonly voluntaryResources?: number;
  };
  readonly lines?: readonly {
    readonly lineId: string;
    readonly funder: string;
    readonly dispositif: string;
    readonly year: number;
    readonly requested: number;
  }[];
}

export function valuesOf(contents: DraftContents): DraftValues {
  const { budget } = contents;
  return {
    title: contents.title ?? '',
    summary: contents.summary ?? '',
    theme: contents.theme?.code ?? '',
    territories: [...(contents.territories ?? [])],
    startsOn: contents.startsOn ?? '',
    endsOn: contents.endsOn ?? '',
    lines: (contents.lines ?? []).map(({ lineId, funder, dispositif, year, requested }) => ({
      lineId,
      dispositif: `${funder}/${dispositif}`,
      year,
      requested,
    })),
    expenses: (budget?.expenses ?? []).map(({ label, amount }) => ({ label, amount })),
    resources: (budget?.resources ?? [])
      .filter(({ line }) => line === undefined)
      .map(({ label, amount }) => ({ label, amount })),
    voluntaryExpenses: budget?.voluntaryExpenses ?? '',
    voluntaryResources: budget?.voluntaryResources ?? '',
  };
}

/** The next id that no line has had: `L3`. */
export function nextLineId(lines: readonly LineValues[]): string {
  return `L${1 + Math.max(0, ...lines.map(({ lineId }) => Number(lineId.slice(1))))}`;
}

/** R28: both sides of the budget, and what is missing for them to be equal. */
export function balanceOf({
  lines,
  expenses,
  resources,
  voluntaryExpenses,
  voluntaryResources,
}: DraftValues) {
  const sum = (amounts: readonly Amount[]) =>
    amounts.reduce<number>((total, amount) => total + (amount || 0), 0);
  const spent = sum(expenses.map(({ amount }) => amount));
  const asked = sum(lines.map(({ requested }) => requested));
  const own = sum(resources.map(({ amount }) => amount));
  return {
    expenses: spent,
    asked,
    resources: asked + own,
    gap: spent - asked - own,
    voluntaryGap: (voluntaryExpenses || 0) - (voluntaryResources || 0),
  };
}

export const draftParts = [
  'title',
  'summary',
  'theme',
  'territories',
  'startsOn',
  'endsOn',
  'lines',
  'budget',
] as const;
export type DraftPart = (typeof draftParts)[number];

export interface Savable {
  readonly contents: DraftContents;
  /** The parts that are begun and not whole: they stay in the browser. */
  readonly unfinished: readonly DraftPart[];
  /** The parts that a deposit needs and that are not whole, begun or not. */
  readonly missing: readonly DraftPart[];
}

/**
 * What of the form the service can keep already.
 * @param labelOf the words of a funder's dispositif, for the resource that asks for it
 */
export function savableOf(
  values: DraftValues,
  nomenclature: string,
  labelOf: (dispositif: string) => string,
): Savable {
  const entries = (all: readonly EntryValues[]) =>
    all.filter(({ label, amount }) => label.trim() !== '' || amount !== '');
  const expenses = entries(values.expenses);
  const resources = entries(values.resources);
  const lines = values.lines.filter(({ dispositif, requested }) => dispositif !== '' || requested !== '');
  const whole = ({ label, amount }: EntryValues) => label.trim() !== '' && amount !== '';
  const linesWhole = lines.every(
    ({ dispositif, year, requested }) => dispositif !== '' && year !== '' && requested !== '',
  );
  const budgetBegun = expenses.length + resources.length > 0;
  const budgetWhole =
    linesWhole &&
    expenses.length > 0 &&
    lines.length + resources.length > 0 &&
    expenses.every(whole) &&
    resources.every(whole);
  const entryOf = ({ label, amount }: EntryValues): BudgetEntry => ({
    label: label.trim(),
    amount: amount || 0,
  });
  const contents: DraftContents = {
    ...(values.title.trim() !== '' && { title: values.title.trim() }),
    ...(values.summary.trim() !== '' && { summary: values.summary.trim() }),
    ...(values.theme !== '' && { theme: { code: values.theme, nomenclature } }),
    ...(values.territories.length > 0 && { territories: values.territories }),
    ...(values.startsOn !== '' && { startsOn: values.startsOn }),
    ...(values.endsOn !== '' && { endsOn: values.endsOn }),
    ...(linesWhole &&
      lines.length > 0 && {
        lines: lines.map(({ lineId, dispositif, year, requested }) => {
          const [funder = '', code = ''] = dispositif.split('/');
          return { lineId, funder, dispositif: code, year: year || 0, requested: requested || 0 };
        }),
      }),
    ...(budgetWhole && {
      budget: {
        expenses: expenses.map(entryOf),
        resources: [
          ...lines.map(({ lineId, dispositif, requested }) => ({
            label: labelOf(dispositif).slice(0, 120),
            amount: requested || 0,
            line: lineId,
          })),
          ...resources.map(entryOf),
        ],
        ...(values.voluntaryExpenses !== '' && { voluntaryExpenses: values.voluntaryExpenses }),
        ...(values.voluntaryResources !== '' && { voluntaryResources: values.voluntaryResources }),
      },
    }),
  };
  const missing = draftParts.filter((part) => contents[part] === undefined);
  const unfinished = missing.filter(
    (part) =>
      part === 'title' || (part === 'lines' && lines.length > 0) || (part === 'budget' && budgetBegun),
  );
  return { contents, unfinished, missing };
}
