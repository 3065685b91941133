import { type Cents, sum } from '@jalon/kernel';
import type { PostsReport } from './posts-import.events.ts';
import type { JudgedPost, Post } from './post-row.ts';

/** The first quarantined rows that the report keeps: an event is of a size. */
const mostQuarantined = 500;

type Quarantined = Extract<JudgedPost, { readonly kind: 'quarantined' }>;

/** Counts what becomes of every row. */
export class PostsTally {
  readonly #rows = { accepted: 0, repaired: 0, quarantined: 0, elsewhere: 0 };
  readonly #commitments = { created: 0, alreadyKnown: 0 };
  readonly #years = new Map<number, { posts: number; bodies: Set<string>; amount: Cents }>();
  readonly #repairs = new Map<string, number>();
  readonly #faults = new Map<string, number>();
  readonly #quarantined: PostsReport['quarantined'] = [];

  elsewhere(): void {
    this.#rows.elsewhere += 1;
  }

  quarantined({ line, post, name, faults }: Quarantined): void {
    this.#rows.quarantined += 1;
    for (const { column, fault } of faults) count(this.#faults, `${column} : ${fault}`);
    if (this.#quarantined.length < mostQuarantined) {
      this.#quarantined.push({ line, post, name, faults: faults.map((fault) => ({ ...fault })) });
    }
  }

  /** A post that is a commitment now, or was one already. */
  taken({ post, repairs }: Extract<JudgedPost, { readonly kind: 'taken' }>, created: boolean): void {
    this.#rows[repairs.length > 0 ? 'repaired' : 'accepted'] += 1;
    for (const { rule } of repairs) count(this.#repairs, rule);
    this.#commitments[created ? 'created' : 'alreadyKnown'] += 1;
    this.#add(post);
  }

  get read(): number {
    const { accepted, repaired, quarantined, elsewhere } = this.#rows;
    return accepted + repaired + quarantined + elsewhere;
  }

  report(): Pick<PostsReport, 'rows' | 'commitments' | 'years' | 'repairs' | 'faults' | 'quarantined'> {
    const years = [...this.#years].sort(([one], [other]) => one - other);
    return {
      rows: { read: this.read, ...this.#rows },
      commitments: { ...this.#commitments },
      years: years.map(([year, { posts, bodies, amount }]) => ({ year, posts, bodies: bodies.size, amount })),
      repairs: sorted(this.#repairs),
      faults: sorted(this.#faults),
      quarantined: this.#quarantined,
    };
  }

  #add({ year, siret, amount }: Post): void {
    const before = this.#years.get(year);
    this.#years.set(year, {
      posts: (before?.posts ?? 0) + 1,
      bodies: (before?.bodies ?? new Set()).add(siret),
      amount: before ? sum([before.amount, amount]) : amount,
    });
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function sorted(counts: Map<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}
