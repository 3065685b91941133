import type { Cents } from '@jalon/kernel';
import type { ExtractLine } from '../reading/extract-line.ts';
import { matchingRules } from './matching-rules.ts';
import { nameWords } from './name-likeness.ts';
import type { OurOrder } from './open-order.ts';

type Bucket = Map<string, OurOrder[]>;

/** Our orders, to be found by what a line may say of them. Each look-up brings few: lines × orders never happens. */
export class OrderIndex {
  readonly #byId = new Map<string, OurOrder>();
  readonly #byEjAndNumber: Bucket = new Map();
  readonly #byYearAndNumber: Bucket = new Map();
  readonly #byEj: Bucket = new Map();
  readonly #bySirenAndAmount: Bucket = new Map();
  readonly #byWordAndAmount: Bucket = new Map();
  readonly #byAmount: Bucket = new Map();

  constructor(orders: readonly OurOrder[]) {
    for (const order of orders) {
      const { kind, exercice, number, amount, remaining, beneficiary } = order;
      this.#byId.set(order.id, order);
      put(this.#byYearAndNumber, `${kind} ${exercice} ${number}`, order);
      for (const ej of new Set(order.legalNumbers.map((one) => one.ej))) {
        put(this.#byEjAndNumber, `${kind} ${ej} ${number}`, order);
        put(this.#byEj, `${kind} ${ej}`, order);
      }
      // By what is to come: without a reference nothing is proposed on an order that is square.
      if (remaining === 0 || order.rejected) continue;
      for (const expected of new Set<Cents>([amount, remaining])) {
        put(this.#byAmount, `${kind} ${expected}`, order);
        const siren = beneficiary.siret?.slice(0, 9);
        if (siren !== undefined) put(this.#bySirenAndAmount, `${kind} ${siren} ${expected}`, order);
        for (const word of new Set(nameWords(beneficiary.name)))
          put(this.#byWordAndAmount, `${kind} ${word} ${expected}`, order);
      }
    }
  }

  get(id: string): OurOrder | undefined {
    return this.#byId.get(id);
  }

  /** The orders that the line's numbers name: by commitment and number, else by exercice and number. */
  named({ kind, ej, number, exercice }: ExtractLine): readonly OurOrder[] {
    if (number === undefined) return [];
    const ours = ourKind(kind);
    const byEj = ej === undefined ? [] : (this.#byEjAndNumber.get(`${ours} ${ej} ${number}`) ?? []);
    const sameYear = exercice === undefined ? byEj : byEj.filter((order) => order.exercice === exercice);
    if (sameYear.length > 0) return sameYear;
    return exercice === undefined ? [] : (this.#byYearAndNumber.get(`${ours} ${exercice} ${number}`) ?? []);
  }

  /** The orders that the line resembles without naming them. */
  resembling({ kind, ej, amount, siret, beneficiary }: ExtractLine): readonly OurOrder[] {
    const ours = ourKind(kind);
    const found = new Set<OurOrder>();
    const most = matchingRules.mostOfAnAmount;
    const add = (bucket: Bucket, key: string) => {
      const orders = bucket.get(`${ours} ${key}`);
      if (orders !== undefined && orders.length <= most) for (const order of orders) found.add(order);
    };
    if (ej !== undefined) add(this.#byEj, ej);
    if (siret !== undefined && siret.length >= 9)
      add(this.#bySirenAndAmount, `${siret.slice(0, 9)} ${amount}`);
    if (beneficiary !== undefined)
      for (const word of nameWords(beneficiary)) add(this.#byWordAndAmount, `${word} ${amount}`);
    if (found.size === 0) add(this.#byAmount, String(amount));
    return [...found];
  }
}

function ourKind(kind: ExtractLine['kind']): OurOrder['kind'] {
  return kind === 'recovery' ? 'recovery-order' : 'payment-order';
}

function put(bucket: Bucket, key: string, order: OurOrder): void {
  const orders = bucket.get(key);
  if (orders === undefined) bucket.set(key, [order]);
  else orders.push(order);
}
