import type { Actor } from '../../dossier/dossier-answers.ts';
import type { CommitmentFact, CommitmentSheet, PaymentOrder } from './commitment-answers.ts';

/** A step of the chain: done by whom and when, awaited, or rejected by the accountant. */
export interface ChainStep {
  readonly key: string;
  readonly kind:
    | 'reservation'
    | 'accounting'
    | 'legal'
    | 'certificate'
    | 'liquidation'
    | 'order'
    | 'payment'
    | 'recovery'
    | 'collection';
  readonly state: 'done' | 'awaited' | 'rejected';
  readonly name?: string;
  readonly amount?: number;
  readonly on?: string;
  /** A person's name, or who did it as the history says. */
  readonly who?: string;
  readonly by?: Actor;
  readonly note?: string;
  readonly source?: { readonly extract: string; readonly line: string };
}

/** What one certified service became: columns of steps, from the service done to the payment. */
export interface Strand {
  readonly key: string;
  /** Advance, instalment, balance; `rest` for what is not certified yet; `recovery` for money asked back. */
  readonly kind: string;
  readonly columns: readonly (readonly ChainStep[])[];
}

export interface Chain {
  readonly engagement: readonly ChainStep[];
  readonly strands: readonly Strand[];
  readonly recoveries: readonly Strand[];
}

/** Lays a commitment out as it is drawn. */
export function chainOf(sheet: CommitmentSheet, history: readonly CommitmentFact[]): Chain {
  return {
    engagement: engagementOf(sheet, history),
    strands: strandsOf(sheet),
    recoveries: recoveriesOf(sheet),
  };
}

function engagementOf(
  { terms, status, reservation, accounting, legal }: CommitmentSheet,
  history: readonly CommitmentFact[],
): readonly ChainStep[] {
  const last = (type: string) => history.findLast((fact) => fact.type === type);
  const steps: ChainStep[] = [];
  const reserved = last('ReservationObtained') ?? last('ReservationDenied');
  if (reservation !== undefined) {
    steps.push({
      key: 'reservation',
      kind: 'reservation',
      state: reservation.obtained ? 'done' : 'rejected',
      amount: reservation.amount,
      ...(reserved && { on: reserved.occurredAt.slice(0, 10), by: reserved.by }),
    });
  }
  const given = ['cancelled', 'lapsed', 'denied', 'imported', 'released'].includes(status);
  if (accounting !== undefined) {
    const { number: name, amount, madeOn: on } = accounting;
    const by = last('AccountingCommitmentMade')?.by;
    steps.push({ key: 'accounting', kind: 'accounting', state: 'done', name, amount, on, ...(by && { by }) });
  } else if (!given) {
    steps.push({ key: 'accounting', kind: 'accounting', state: 'awaited', amount: terms.granted });
  }
  if (legal !== undefined) {
    const by = last('LegalCommitmentMade')?.by;
    const { ej, amount, committedOn: on } = legal;
    steps.push({
      key: 'legal',
      kind: 'legal',
      state: 'done',
      name: `EJ ${ej}`,
      amount,
      on,
      ...(by && { by }),
    });
  } else if (!given) {
    steps.push({ key: 'legal', kind: 'legal', state: 'awaited' });
  }
  return steps;
}

function strandsOf({ certificates, liquidations, orders, left, legal }: CommitmentSheet): readonly Strand[] {
  const strands = certificates.map((certificate): Strand => {
    const { certificate: id, kind, certifiedBy, certifiedOn, basis } = certificate;
    const liquidation = liquidations.find((one) => one.certificate === id);
    const ordered =
      liquidation === undefined
        ? []
        : orders.filter((order) => order.liquidation === liquidation.liquidation);
    const standing = ordered.find(({ rejection }) => rejection === undefined);
    return {
      key: id,
      kind,
      columns: [
        [
          {
            key: id,
            kind: 'certificate',
            state: 'done',
            name: id,
            on: certifiedOn,
            who: certifiedBy.name,
            note: basis,
          },
        ],
        liquidation === undefined
          ? [{ key: 'liquidation', kind: 'liquidation', state: 'awaited' }]
          : [
              {
                key: liquidation.liquidation,
                kind: 'liquidation',
                state: 'done',
                name: liquidation.liquidation,
                amount: liquidation.amount,
                on: liquidation.settledOn,
                who: liquidation.settledBy.name,
                note: liquidation.computation,
              },
            ],
        [
          ...ordered.map(orderStep),
          ...(standing === undefined
            ? [
                {
                  key: 'order',
                  kind: 'order',
                  state: 'awaited',
                  ...(liquidation && { amount: liquidation.amount }),
                } as const,
              ]
            : []),
        ],
        paymentSteps(standing),
      ],
    };
  });
  const waits = certificates.some(({ liquidation }) => liquidation === undefined);
  if (legal === undefined || left.toLiquidate === 0 || waits) return strands;
  const awaited = (kind: ChainStep['kind']): ChainStep => ({ key: kind, kind, state: 'awaited' });
  return [
    ...strands,
    {
      key: 'rest',
      kind: 'rest',
      columns: [
        [{ ...awaited('certificate'), amount: left.toLiquidate }],
        [awaited('liquidation')],
        [awaited('order')],
        [awaited('payment')],
      ],
    },
  ];
}

function orderStep({ order, amount, issuedOn, issuedBy, rejection, bordereau }: PaymentOrder): ChainStep {
  const step = { key: order, kind: 'order', name: order, amount, on: issuedOn, who: issuedBy.name } as const;
  if (rejection === undefined) return { ...step, state: 'done', note: `Bordereau ${bordereau}` };
  const { reason: note, rejectedOn: on, source } = rejection;
  return { ...step, state: 'rejected', on, note, ...(source && { source }) };
}

function paymentSteps(order: PaymentOrder | undefined): readonly ChainStep[] {
  if (order === undefined) return [{ key: 'payment', kind: 'payment', state: 'awaited' }];
  const paid = order.payments.reduce((sum, { amount }) => sum + amount, 0);
  const made = order.payments.map(({ reference, amount, paidOn, source }, nth): ChainStep => ({
    key: `${nth} ${reference}`,
    kind: 'payment',
    state: 'done',
    name: reference,
    amount,
    on: paidOn,
    ...(source && { source }),
  }));
  if (paid >= order.amount) return made;
  return [...made, { key: 'payment', kind: 'payment', state: 'awaited', amount: order.amount - paid }];
}

function recoveriesOf({ recoveries }: CommitmentSheet): readonly Strand[] {
  return recoveries.map((one): Strand => {
    const { recovery, amount, issuedOn, issuedBy, collections, writtenOff, reason } = one;
    const back = collections.reduce((sum, collection) => sum + collection.amount, 0);
    const awaited = amount - back - writtenOff;
    return {
      key: recovery,
      kind: 'recovery',
      columns: [
        [
          {
            key: recovery,
            kind: 'recovery',
            state: 'done',
            name: recovery,
            amount,
            on: issuedOn,
            who: issuedBy.name,
            note: reason,
          },
        ],
        [
          ...collections.map(({ reference, amount: collected, collectedOn, source }, nth): ChainStep => ({
            key: `${nth} ${reference}`,
            kind: 'collection',
            state: 'done',
            name: reference,
            amount: collected,
            on: collectedOn,
            ...(source && { source }),
          })),
          ...(awaited > 0
            ? [{ key: 'collection', kind: 'collection', state: 'awaited', amount: awaited } as const]
            : []),
        ],
      ],
    };
  });
}
