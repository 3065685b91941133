import { Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePerson } from '../../session/session.ts';
import { useAsOf } from '../../shell/as-of.ts';
import { euros } from '../../words/format.ts';
import type { Sitting } from '../committee-answers.ts';
import { isSecretary } from '../secretary.ts';
import { Attendance } from './attendance.tsx';
import { ItemPanel } from './item-panel.tsx';
import { OpinionMark } from './opinion-mark.tsx';
import classes from './sitting.module.css';

interface SittingRoomProps {
  readonly sitting: Sitting;
  readonly tag: string | undefined;
}

/** The session as it is held: who is there, and one dossier after the other. Everybody who looks sees the same. */
export function SittingRoom({ sitting, tag }: SittingRoomProps) {
  const { t } = useTranslation();
  const { dossier } = useSearch({ from: '/seances/$session' });
  const navigate = useNavigate({ from: '/seances/$session' });
  const { role } = usePerson();
  const past = useAsOf() !== undefined;
  const holds = isSecretary(role) && sitting.status === 'open' && !past;
  const { items } = sitting;
  const chosen =
    items.find((item) => item.dossier === dossier) ??
    items.find(({ opinion }) => opinion === undefined) ??
    items[0];
  const given = items.filter(({ opinion }) => opinion !== undefined).length;
  const look = (reference: string | undefined) =>
    void navigate({
      search: (search) => ({ ...search, ...(reference !== undefined && { dossier: reference }) }),
      replace: true,
      resetScroll: false,
    });
  const next = () =>
    look(items.find((item) => item.opinion === undefined && item.dossier !== chosen?.dossier)?.dossier);
  return (
    <div className={classes.room}>
      <section aria-labelledby="dossiers" className={classes.docket}>
        <div className={classes.docketHead}>
          <Title order={2} id="dossiers">
            {t('sitting.dossiers')}
          </Title>
          <span className={classes.quiet} role="status">
            {t('sitting.progress', { given, count: items.length })}
          </span>
        </div>
        <progress
          className={classes.progress}
          max={Math.max(1, items.length)}
          value={given}
          aria-labelledby="dossiers"
        />
        <ol className={classes.items}>
          {items.map((item, place) => (
            <li key={item.dossier}>
              <button
                type="button"
                className={classes.item}
                aria-current={item.dossier === chosen?.dossier || undefined}
                onClick={() => look(item.dossier)}
              >
                <span className={classes.itemPlace}>{place + 1}</span>
                <span className={classes.itemTitle}>{item.title}</span>
                <span className={classes.itemAmount}>{euros(item.proposed)}</span>
                {item.opinion ? (
                  <OpinionMark opinion={item.opinion} />
                ) : (
                  <span className={classes.quiet}>{t('sitting.awaited')}</span>
                )}
              </button>
            </li>
          ))}
        </ol>
        {items.length === 0 && <p className={classes.quiet}>{t('agenda.empty')}</p>}
      </section>
      <div className={classes.table}>
        <Attendance sitting={sitting} tag={tag} mayChange={holds} />
        {chosen && (
          <ItemPanel key={chosen.dossier} sitting={sitting} item={chosen} mayChange={holds} onGiven={next} />
        )}
      </div>
    </div>
  );
}
