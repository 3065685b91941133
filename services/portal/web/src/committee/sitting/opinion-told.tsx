import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type AgendaItem, type Sitting, ballots } from '../committee-answers.ts';
import { OpinionMark } from './opinion-mark.tsx';
import classes from './sitting.module.css';

interface OpinionToldProps {
  readonly sitting: Pick<Sitting, 'members'>;
  readonly item: AgendaItem;
  /** Under a heading of its own, where there is none above. */
  readonly headed?: boolean;
}

/** What the committee thought of a dossier, and who voted what. */
export function OpinionTold({ sitting, item, headed = true }: OpinionToldProps) {
  const { t } = useTranslation();
  const nameOf = (id: string) => sitting.members.find((member) => member.id === id)?.name ?? id;
  const named = (ballot: (typeof ballots)[number]) =>
    item.ballots?.filter((one) => one.ballot === ballot).map(({ member }) => nameOf(member)) ?? [];
  const { opinion, votes, quorum, comment } = item;
  if (opinion === undefined) return null;
  return (
    <div className={classes.part}>
      {headed && <Title order={3}>{t('sitting.the-opinion')}</Title>}
      <p className={classes.verdict} role={headed ? 'status' : undefined}>
        <OpinionMark opinion={opinion} />
        {votes ? (
          <span>{t('dossier.votes', { ...votes })}</span>
        ) : (
          <span className={classes.quiet}>{t('sitting.without-vote')}</span>
        )}
      </p>
      {comment && <p className={classes.note}>{comment}</p>}
      {item.ballots !== undefined && item.ballots.length > 0 && (
        <dl className={classes.ballots}>
          {ballots
            .filter((ballot) => named(ballot).length > 0)
            .map((ballot) => (
              <div key={ballot}>
                <dt>{t(`sitting.ballot.${ballot}`)}</dt>
                <dd>{named(ballot).join(', ')}</dd>
              </div>
            ))}
        </dl>
      )}
      {quorum && <p className={classes.quiet}>{t('sitting.quorum-met', { ...quorum })}</p>}
    </div>
  );
}
