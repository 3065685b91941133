import { CommandHandler, derivedId } from '@jalon/event-store';
import { type Asker, startOfParisDay } from '@jalon/kernel';
import { commitmentDecider } from '../commitment/commitment.decider.ts';
import type { CommitmentIntent } from '../commitment/commitment.commands.ts';
import type { CommitmentContext } from '../commitment/commitment.context.ts';
import type { CommitmentEvent } from '../commitment/commitment.events.ts';
import type { Commitment } from '../commitment/commitment.state.ts';
import { decisionContext } from '../decision-context.ts';
import { NotPossibleNow } from '../intents.errors.ts';
import type { Ports } from '../ports.ts';
import { AmountsOfAnotherScheme } from './adultes-relais.errors.ts';
import { commandOf, commitmentOf, firstDayOf, openingOf } from './post-commitment.ts';
import { type JudgedPost, fonjepRate, judgePost } from './post-row.ts';
import type { PostsFile } from './posts-file.ts';
import { type PostsImport, postsImportDecider } from './posts-import.decider.ts';
import type { PostsImportEvent, PostsReport } from './posts-import.events.ts';
import { PostsTally } from './posts-tally.ts';

export type TakenPost = Extract<JudgedPost, { readonly kind: 'taken' }>;
export type QuarantinedPost = Extract<JudgedPost, { readonly kind: 'quarantined' }>;

/** Who is told of an import on its way. */
export interface PostsImportListener {
  readonly progress: (step: { readonly rows: number; readonly of: number }) => void;
  readonly quarantined: (row: QuarantinedPost) => void;
  /** Whether who asked has left. */
  readonly stopped: () => boolean;
}

/** A file whose rows were judged, for one who imports it. */
export interface OpenedPosts {
  readonly id: string;
  readonly file: PostsFile;
  readonly judged: readonly JudgedPost[];
  readonly repeatedPosts: number;
}

/** Posts written at the same time: the log commits them together. */
const atOnce = 64;

/**
 * Takes up the posts of the métropole as imported commitments: the same file, or the same row, twice changes nothing.
 * An imported commitment moves no envelope and takes no number: it is decided on its own stream alone.
 */
export class PostsImporter {
  readonly #ports: Pick<Ports, 'store' | 'clock'>;
  readonly #commitments: CommandHandler<Commitment, CommitmentIntent, CommitmentEvent, CommitmentContext>;
  readonly #imports: CommandHandler<PostsImport, PostsReport, PostsImportEvent, undefined>;

  constructor(ports: Pick<Ports, 'store' | 'clock'>) {
    this.#ports = ports;
    const { store, clock } = ports;
    this.#commitments = new CommandHandler(store, clock, { name: 'commitment', decider: commitmentDecider });
    this.#imports = new CommandHandler(store, clock, {
      name: 'adultes-relais-import',
      decider: postsImportDecider,
    });
  }

  /** Judges every row before anything is written. @throws AmountsOfAnotherScheme */
  open(file: PostsFile): OpenedPosts {
    const judged = withoutRepeats(file.rows.map((row, nth) => judgePost(row, nth + 1)));
    const repeatedPosts = repeatedIn(file.rows);
    refuseAnotherScheme(judged, file.rows, repeatedPosts);
    return { id: derivedId('adultes-relais file', file.sha256), file, judged, repeatedPosts };
  }

  /** The report of an import that came to its end; undefined when there is none. */
  async reportOf(id: string): Promise<PostsReport | undefined> {
    return (await this.#imports.load(id)).state;
  }

  /** Imports a file. @throws what the store throws: what was written stays, the same file again goes on. */
  async run(
    { id, file, judged, repeatedPosts }: OpenedPosts,
    actor: Asker,
    listener: PostsImportListener,
  ): Promise<PostsReport> {
    const tally = new PostsTally();
    for (let from = 0; from < judged.length && !listener.stopped(); from += atOnce) {
      await Promise.all(
        judged.slice(from, from + atOnce).map((row) => this.#take(row, id, actor, tally, listener)),
      );
      listener.progress({ rows: tally.read, of: judged.length });
    }
    const { name, sha256, bytes } = file;
    const interrupted = tally.read < judged.length;
    const report = { import: id, file: name, sha256, bytes, repeatedPosts, ...tally.report(), interrupted };
    if (!interrupted) {
      const { id: person, role } = actor;
      await this.#imports.handle(id, report, { commandId: id, actor: { id: person, role } }, undefined);
    }
    return report;
  }

  async #take(
    row: JudgedPost,
    correlationId: string,
    actor: Asker,
    tally: PostsTally,
    listener: PostsImportListener,
  ): Promise<void> {
    if (row.kind === 'elsewhere') return tally.elsewhere();
    const quarantine = (one: QuarantinedPost) => {
      tally.quarantined(one);
      listener.quarantined(one);
    };
    if (row.kind === 'quarantined') return quarantine(row);
    try {
      tally.taken(row, await this.#write(row, correlationId, actor));
    } catch (error) {
      if (!(error instanceof NotPossibleNow)) throw error;
      quarantine(
        setAside(
          row,
          'imported-otherwise',
          'ce poste est déjà repris pour cette année, avec un autre contenu',
        ),
      );
    }
  }

  /** @returns false when the commitment was there already. @throws NotPossibleNow when it says something else. */
  async #write({ post }: TakenPost, correlationId: string, actor: Asker): Promise<boolean> {
    const commitment = commitmentOf(post);
    const occurredAt = startOfParisDay(firstDayOf(post));
    const { id, role } = actor;
    const envelope = { commandId: commandOf(post), correlationId, actor: { id, role }, occurredAt };
    const context = { commitment, ...decisionContext(this.#ports.clock, actor, occurredAt) };
    const { repeated } = await this.#commitments.handle(commitment, openingOf(post), envelope, context);
    return !repeated;
  }
}

/** A post that stands twice for a year in the métropole is taken once: which of its rows is right, the file does not say. */
function withoutRepeats(judged: readonly JudgedPost[]): readonly JudgedPost[] {
  const first = new Map<string, number>();
  return judged.map((row) => {
    if (row.kind !== 'taken') return row;
    const commitment = commitmentOf(row.post);
    const line = first.get(commitment);
    if (line === undefined) {
      first.set(commitment, row.line);
      return row;
    }
    return setAside(row, 'post-repeated', `ce poste est déjà à la ligne ${line}`);
  });
}

function setAside({ line, post }: TakenPost, fault: string, sentence: string): QuarantinedPost {
  const faults = [{ column: 'id_poste', fault, value: post.post, sentence }];
  return { kind: 'quarantined', line, post: post.post, name: post.name, faults };
}

/** How many ids stand on several rows of the file. */
function repeatedIn(rows: readonly unknown[]): number {
  const seen = new Map<string, number>();
  for (const row of rows) {
    if (typeof row !== 'object' || row === null || !('id_poste' in row)) continue;
    seen.set(String(row.id_poste), (seen.get(String(row.id_poste)) ?? 0) + 1);
  }
  return [...seen.values()].filter((times) => times > 1).length;
}

/** When every amount of the métropole is FONJEP's, the file itself is wrong: none of its rows is to be believed. */
function refuseAnotherScheme(
  judged: readonly JudgedPost[],
  rows: readonly unknown[],
  repeatedPosts: number,
): void {
  const concerned = judged.filter(({ kind }) => kind !== 'elsewhere');
  const wrong = concerned.filter(
    (row) => row.kind === 'quarantined' && row.faults.some(({ fault }) => fault === 'fonjep-rate'),
  );
  if (wrong.length > 0 && wrong.length === concerned.length) {
    throw new AmountsOfAnotherScheme(fonjepRate, rows.length, repeatedPosts, wrong.length);
  }
}
