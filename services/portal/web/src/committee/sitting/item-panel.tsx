import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePerson } from '../../session/session.ts';
import { useAsOf } from '../../shell/as-of.ts';
import type { AgendaItem, Sitting } from '../committee-answers.ts';
import { sittingDossiersQuery } from '../committee-query.ts';
import { preparesAgendas } from '../secretary.ts';
import { ChangeProposal } from './change-proposal.tsx';
import { OpinionForm } from './opinion-form.tsx';
import { OpinionTold } from './opinion-told.tsx';
import { ProposalTable } from './proposal-table.tsx';
import { Recusals } from './recusals.tsx';
import classes from './sitting.module.css';

interface ItemPanelProps {
  readonly sitting: Sitting;
  readonly item: AgendaItem;
  readonly mayChange: boolean;
  readonly onGiven: () => void;
}

/** One dossier before the committee: what is proposed, who leaves, what the committee thinks. */
export function ItemPanel({ sitting, item, mayChange, onGiven }: ItemPanelProps) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const { role } = usePerson();
  const mayPropose =
    preparesAgendas(role) && asOf === undefined && sitting.status === 'open' && item.opinion === undefined;
  const { data: entries } = useQuery(sittingDossiersQuery(sitting.id, asOf));
  const entry = entries?.find(({ reference }) => reference === item.dossier);
  return (
    <section className={classes.panel} aria-labelledby="dossier">
      <header>
        <p className={classes.quiet}>
          {t('sitting.nth', { place: sitting.items.indexOf(item) + 1, total: sitting.items.length })} ·{' '}
          <Link to="/dossiers/$reference" params={{ reference: item.dossier }}>
            {item.dossier}
          </Link>{' '}
          · {item.porteur.name}
        </p>
        <Title order={2} id="dossier">
          {item.title}
        </Title>
      </header>
      <p className={classes.note}>{item.instructionNote}</p>
      <ProposalTable item={item} lines={entry?.lines ?? []} />
      {mayPropose && (
        <div>
          <ChangeProposal session={sitting.id} item={item} size="compact-sm" />
        </div>
      )}
      <Recusals sitting={sitting} item={item} mayChange={mayChange && item.opinion === undefined} />
      {item.opinion ? (
        <OpinionTold sitting={sitting} item={item} />
      ) : mayChange ? (
        <OpinionForm sitting={sitting} item={item} onGiven={onGiven} />
      ) : (
        <p className={classes.awaited} role="status">
          {t(sitting.status === 'open' ? 'sitting.awaited-live' : 'sitting.awaited')}
        </p>
      )}
    </section>
  );
}
