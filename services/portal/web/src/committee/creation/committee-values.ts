import type { Campaign } from '../../campaign/campaigns.ts';
import type { Committee, Member } from '../committee-answers.ts';

/** A committee as its form holds it. */
export interface CommitteeValues {
  readonly name: string;
  readonly kind: 'territory' | 'theme';
  readonly codes: readonly string[];
  readonly quorumPercent: number;
  /** The members of the committee that it is copied from who sit on it too. */
  readonly members: readonly string[];
}

export type CommitteeFaults = Partial<Record<keyof CommitteeValues, string>>;

/** The committee of another year, for this campaign: what the campaign no longer has is left out. */
export function committeeAfter(source: Committee | undefined, campaign: Campaign): CommitteeValues {
  if (source === undefined) return { name: '', kind: 'territory', codes: [], quorumPercent: 50, members: [] };
  const { scope, members, quorumPercent } = source;
  const known = scope.kind === 'territory' ? campaign.territories : campaign.themes;
  return {
    name: source.name.replaceAll(source.campaign, campaign.campaign),
    kind: scope.kind,
    codes: scope.codes.filter((code) => known.includes(code)),
    quorumPercent,
    members: members.map(({ id }) => id),
  };
}

export function faultsOf({ name, codes, quorumPercent }: CommitteeValues): CommitteeFaults {
  const share = Number.isInteger(quorumPercent) && quorumPercent >= 1 && quorumPercent <= 100;
  return {
    ...(name.trim() === '' && { name: 'missing' }),
    ...(codes.length === 0 && { codes: 'choose-one' }),
    ...(!share && { quorumPercent: 'share-wrong' }),
  };
}

/** What the programmation takes. */
export function bodyOf({ name, kind, codes, quorumPercent }: CommitteeValues, campaign: Campaign) {
  const scope = kind === 'territory' ? { kind, codes } : { kind, codes, nomenclature: campaign.nomenclature };
  return { name: name.trim(), campaign: campaign.campaign, scope, quorumPercent };
}

/** Who is appointed once the committee is there. */
export function seatsOf({ members }: CommitteeValues, source: Committee | undefined): readonly Member[] {
  return (source?.members ?? []).filter(({ id }) => members.includes(id));
}
