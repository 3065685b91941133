import { derivedId } from '@jalon/event-store';
import { type Day, canonicalJson } from '@jalon/kernel';
import type { CommitmentIntent } from '../commitment/commitment.commands.ts';
import type { Post } from './post-row.ts';

/** The id of a post's commitment for a year: the post is the dossier, its year the line, so that its years stand together. */
export function commitmentOf({ post, year }: Post): string {
  return `AR-${post}.${year}`;
}

/** What a row says always makes the same command: the same row again, in whatever file, changes nothing. */
export function commandOf(post: Post): string {
  return derivedId('adultes-relais', canonicalJson(post));
}

/** From the first day of the year of the aid: the file dates nothing more precisely. */
export function firstDayOf({ year }: Post): Day {
  return `${year}-01-01` as Day;
}

/**
 * The commitment of a post, imported as its source states it: granted by the State, reserved in no envelope, neither
 * committed nor paid here. It counts among the grants of its body and year (R8, the years of a porteur), and in no balance.
 * The file says no cost: the aid stands for it. It says no legal form: a SIREN that begins with 1 or 2 is a public body's.
 */
export function openingOf(post: Post): Extract<CommitmentIntent, { readonly intent: 'open' }> {
  const { siret, name, amount, year } = post;
  return {
    intent: 'open',
    dossier: `AR-${post.post}`,
    lineId: String(year),
    title: `Poste adulte-relais ${post.post}`,
    funder: 'etat',
    dispositif: 'adultes-relais',
    year,
    beneficiary: {
      id: `SIRET-${siret}`,
      name,
      siret,
      legalForm: /^[12]/.test(siret) ? 'public-body' : 'private-law',
    },
    granted: amount,
    eligibleCost: amount,
    nature: 'operating',
    act: { reference: `DAUPHIN ${post.post}`, date: firstDayOf(post) },
    origin: 'imported',
  };
}
