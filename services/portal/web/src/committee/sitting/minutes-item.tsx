import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FundingLine } from '../../dossier/dossier-answers.ts';
import { useNames } from '../../reference/reference.ts';
import { euros } from '../../words/format.ts';
import type { AgendaItem, Sitting } from '../committee-answers.ts';
import { OpinionTold } from './opinion-told.tsx';
import classes from './minutes.module.css';

interface MinutesItemProps {
  readonly sitting: Sitting;
  readonly item: AgendaItem;
  readonly lines: readonly FundingLine[];
}

/** A dossier in the minutes: what was proposed, who left, what was thought. It is not cut by a page's end. */
export function MinutesItem({ sitting, item, lines }: MinutesItemProps) {
  const { t } = useTranslation();
  const names = useNames();
  const nameOf = (id: string) => sitting.members.find((member) => member.id === id)?.name ?? id;
  return (
    <li className={classes.item}>
      <Title order={3}>{item.title}</Title>
      <p className={classes.quiet}>
        {item.dossier} · {item.porteur.name}
      </p>
      <p className={classes.proposed}>
        {t('minutes.proposed', { amount: euros(item.proposed) })}{' '}
        {item.proposals
          .map(({ lineId, amount }) => {
            const line = lines.find((one) => one.lineId === lineId);
            return `${line ? names.funder(line.funder) : lineId} ${euros(amount)}`;
          })
          .join(' ; ')}
      </p>
      {item.recused.length > 0 && (
        <p className={classes.proposed}>
          {t('minutes.left', {
            names: item.recused.map(({ member, interest }) => `${nameOf(member)} (${interest})`).join(' ; '),
          })}
        </p>
      )}
      {item.opinion ? (
        <OpinionTold sitting={sitting} item={item} headed={false} />
      ) : (
        <p className={classes.quiet}>{t('sitting.awaited')}</p>
      )}
    </li>
  );
}
