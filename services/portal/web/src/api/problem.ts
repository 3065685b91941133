/** A refusal or a failure as the services tell it (RFC 9457). */
export interface ProblemAnswer {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly rule?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly correlationId?: string;
  /** What others did between what the person saw and what they sent. */
  readonly rivals?: readonly Rival[];
}

export interface Rival {
  readonly revision: number;
  readonly type: string;
  readonly actor: { readonly id: string; readonly role: string };
  readonly occurredAt: string;
  readonly recordedAt: string;
}

export class Problem extends Error {
  readonly answer: ProblemAnswer;

  constructor(answer: ProblemAnswer) {
    super(answer.detail);
    this.name = 'Problem';
    this.answer = answer;
  }

  static noConnection(): Problem {
    return new Problem({ status: 0, code: 'no-connection', title: '', detail: '' });
  }

  get signedOut(): boolean {
    return this.answer.status === 401;
  }

  /** Nothing says that it failed for good: the same may be sent again, with the same key. */
  get mayPass(): boolean {
    return this.answer.status === 0 || this.answer.status >= 500;
  }
}
