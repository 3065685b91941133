import { type Cents, cents } from '@jalon/kernel';
import { type DossierContents, funders, metropolitan } from '@jalon/programmation';
import { inventSummary, inventTitle } from './actions.ts';
import { campaign } from './campaign-terms.ts';
import { shareOut } from './credits.ts';
import type { RequestPlan } from './requests-plan.ts';
import type { SeededRandom } from './seeded-random.ts';
import { type DayNumber, dayOf } from './simulated-days.ts';

const euros = (amount: number): Cents => cents(amount * 100);

/** What the applicant writes: the action, its territory, and a budget that balances (R28). */
export function planContents(
  { main, lines, own }: RequestPlan,
  where: { readonly town: string; readonly codes: readonly string[] },
  startsOn: DayNumber,
  random: SeededRandom,
): DossierContents {
  const code = random.pick(main.themes);
  const title = inventTitle(code, where.town, random);
  const voluntary = random.chance(0.25) ? euros(random.integer(2, 60) * 100) : undefined;
  return {
    title,
    summary: inventSummary(title, random),
    theme: { code, nomenclature: campaign.nomenclature },
    territories: random.chance(0.03) ? [metropolitan] : [...where.codes],
    startsOn: dayOf(startsOn),
    endsOn: dayOf(startsOn + random.integer(30, 330)),
    budget: {
      expenses: expensesOf(
        lines.reduce((sum, line) => sum + line.requested, own),
        random,
      ),
      resources: [
        ...lines.map(({ lineId, from, requested }) => ({
          label: nameOf(from),
          amount: euros(requested),
          line: lineId,
        })),
        ...ownResources(own, random),
      ],
      ...(voluntary !== undefined && { voluntaryExpenses: voluntary, voluntaryResources: voluntary }),
    },
    lines: lines.map(({ lineId, from: { funder, dispositif }, requested }) => ({
      lineId,
      funder,
      dispositif,
      year: campaign.year,
      requested: euros(requested),
    })),
  };
}

/** As an applicant writes a funder and its dispositif: « État, Contrat de ville ». */
function nameOf({ funder, dispositif }: RequestPlan['lines'][number]['from']): string {
  const given = funders.find(({ code }) => code === funder);
  const scheme = given?.dispositifs.find(({ code }) => code === dispositif);
  if (!given || !scheme) throw new Error(`The demonstration knows no ${funder}/${dispositif}`);
  return `${given.name}, ${scheme.name}`;
}

function ownResources(own: number, random: SeededRandom) {
  if (own < 20) return own > 0 ? [{ label: 'Fonds propres', amount: euros(own) }] : [];
  const [fees = 0, funds = 0] = shareOut(own, [random.next() + 0.05, random.next() + 0.5], 10);
  return [
    { label: 'Fonds propres', amount: euros(funds) },
    { label: 'Participation des usagers', amount: euros(fees) },
  ];
}

function expensesOf(total: number, random: SeededRandom) {
  const labels = ['Charges de personnel', 'Achats', 'Services extérieurs', 'Autres services extérieurs'];
  const weights = [4, 1, 1, 0.6].map((weight) => weight * (0.5 + random.next()));
  return shareOut(total, weights, 10).map((amount, index) => ({
    label: labels[index] ?? 'Autres charges',
    amount: euros(amount),
  }));
}
