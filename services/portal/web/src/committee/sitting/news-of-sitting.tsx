import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHolderName } from '../../dossier/people.ts';
import { usePerson } from '../../session/session.ts';
import { type Change, onChange } from '../../shell/changes.ts';
import classes from './sitting.module.css';

const shownFor = 12_000;

/** Says that somebody else has just acted on this session: what is on the screen has already followed. */
export function NewsOfSitting({ session }: { readonly session: string }) {
  const { t } = useTranslation();
  const { id } = usePerson();
  const nameOf = useHolderName();
  const [news, setNews] = useState<Change>();
  useEffect(
    () =>
      onChange((change) => {
        if (change.stream === `session-${session}` && change.by.id !== id) setNews(change);
      }),
    [session, id],
  );
  useEffect(() => {
    if (news === undefined) return undefined;
    const timer = setTimeout(() => setNews(undefined), shownFor);
    return () => clearTimeout(timer);
  }, [news]);
  return (
    <div role="status" className={classes.news}>
      {news && (
        <p>
          {t('sitting.news', {
            name: nameOf(news.by.id),
            what: t(`event.${news.type}`, { defaultValue: news.type }),
          })}
        </p>
      )}
    </div>
  );
}
