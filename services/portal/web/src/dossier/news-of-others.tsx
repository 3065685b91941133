import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePerson } from '../session/session.ts';
import { type Change, onChange } from '../shell/changes.ts';
import { useHolderName } from './people.ts';
import classes from './dossier.module.css';

/** Says that somebody else has just acted on this dossier while it is looked at. */
export function NewsOfOthers({
  reference,
  revision,
}: {
  readonly reference: string;
  readonly revision: number;
}) {
  const { t } = useTranslation();
  const { id } = usePerson();
  const nameOf = useHolderName();
  const [news, setNews] = useState<Change>();
  useEffect(
    () =>
      onChange((change) => {
        if (change.stream === `dossier-${reference}` && change.by.id !== id) setNews(change);
      }),
    [reference, id],
  );
  useEffect(() => setNews(undefined), [reference]);
  return (
    <div role="status">
      {news && news.revision >= revision - 1 && (
        <p className={classes.news}>
          {t('dossier.news', {
            name: nameOf(news.by.id),
            what: t(`event.${news.type}`, { defaultValue: news.type }),
          })}
        </p>
      )}
    </div>
  );
}
