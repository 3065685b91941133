import { type Search, pageIn, textsIn } from '../../list/list-search.ts';

/** What the address of the balance, or of the entries of an account, may say. */
export interface BalanceSearch {
  readonly exercice?: string;
  readonly funder?: string;
  readonly page?: number;
}

export function balanceSearch(search: Search): BalanceSearch {
  const { exercice, funder } = textsIn(search, ['exercice', 'funder']);
  return {
    ...(exercice !== undefined && /^\d{4}$/.test(exercice) && { exercice }),
    ...(funder !== undefined && { funder }),
    ...pageIn(search),
  };
}
