import type { Day } from '@jalon/kernel';
import type { ReadModel } from '@jalon/read-models';
import type { OverdueReport } from '../commitment/commitment.context.ts';
import type { FinancialReport } from './financial-reports.projection.ts';
import { overdueFilter } from './report-list.ts';

/** More than any body ever owes. */
const everything = 100_000;

/** The reports that a body owes and is late with: what the payment of a balance looks at (R11). */
export class OverdueReports {
  readonly #reports: ReadModel<FinancialReport>;

  constructor(reports: ReadModel<FinancialReport>) {
    this.#reports = reports;
  }

  /** Those of a body that are overdue on a day, the latest first. */
  async of(beneficiary: string, on: Day): Promise<readonly OverdueReport[]> {
    const { items } = await this.#reports.find({
      filter: overdueFilter(on, beneficiary),
      sort: [{ field: 'dueOn' }],
      pageSize: everything,
    });
    return items.flatMap(({ dossier, dueOn }) => (dueOn === undefined ? [] : [{ dossier, dueOn }]));
  }
}
