import type { CSSProperties } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { count, euros, millions } from '../words/format.ts';
import type { Measure } from './map-search.ts';
import type { Place } from './places.ts';
import { levelOf, tiles } from './tiles.ts';
import classes from './campaign-map.module.css';

interface TileMapProps {
  readonly places: readonly Place[];
  readonly measure: Measure;
  readonly campaign: string;
}

/** A figure as a square can hold it. */
export function figure(value: number, measure: Measure): string {
  return measure === 'dossiers' ? count(value) : value === 0 ? '—' : millions(value);
}

/** One square for each commune, its quartiers within it; each opens its dossiers. The table beneath says the same. */
export function TileMap({ places, measure, campaign }: TileMapProps) {
  const { t } = useTranslation();
  const communes = places.filter(({ kind }) => kind === 'commune');
  const quartiers = places.filter(({ kind }) => kind === 'quartier');
  const others = places.filter(
    ({ kind, home }) => kind === 'whole' || (kind === 'quartier' && home === undefined),
  );
  const levelIn = (place: Place, among: readonly Place[]) =>
    levelOf(
      place[measure],
      among.map((one) => one[measure]),
    );
  return (
    <div role="region" aria-label={t('map.region')}>
      <ul className={classes.map}>
        {tiles.map(({ code, column, row }) => {
          const commune = communes.find((place) => place.code === code);
          const within = quartiers.filter(({ home }) => home === code);
          return (
            commune && (
              <li
                key={code}
                className={classes.tile}
                style={{ '--column': column, '--row': row } as CSSProperties}
              >
                <PlaceLink
                  place={commune}
                  measure={measure}
                  campaign={campaign}
                  level={levelIn(commune, communes)}
                >
                  <span className={classes.name}>{commune.name}</span>
                  <strong className={classes.figure}>{figure(commune[measure], measure)}</strong>
                </PlaceLink>
                {within.length > 0 && (
                  <ul
                    className={classes.quartiers}
                    aria-label={t('map.quartiers-of', { name: commune.name })}
                  >
                    {within.map((place) => (
                      <li key={place.code}>
                        <PlaceLink
                          place={place}
                          measure={measure}
                          campaign={campaign}
                          level={levelIn(place, quartiers)}
                          small
                        />
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            )
          );
        })}
        <li className={classes.beside}>
          <span className={classes.besideTitle}>{t('map.beside')}</span>
          <ul>
            {others.map((place) => (
              <li key={place.code}>
                <PlaceLink
                  place={place}
                  measure={measure}
                  campaign={campaign}
                  level={levelIn(place, quartiers)}
                >
                  <span className={classes.name}>{place.name}</span>
                  <strong className={classes.figure}>{figure(place[measure], measure)}</strong>
                </PlaceLink>
              </li>
            ))}
          </ul>
        </li>
      </ul>
    </div>
  );
}

interface PlaceLinkProps {
  readonly place: Place;
  readonly measure: Measure;
  readonly campaign: string;
  readonly level: number;
  /** A quartier in its commune: its figure alone; its name is told on it. */
  readonly small?: boolean;
  readonly children?: React.ReactNode;
}

function PlaceLink({ place, measure, campaign, level, small = false, children }: PlaceLinkProps) {
  const { t } = useTranslation();
  const rest = t('map.place', {
    dossiers: count(place.dossiers),
    requested: euros(place.requested),
    granted: euros(place.granted),
  });
  return (
    <Link
      to="/dossiers"
      search={{ campaign, territory: [place.code] }}
      className={small ? classes.quartier : classes.commune}
      data-level={level}
      title={`${place.name} – ${rest}`}
    >
      {children ?? (
        <>
          <span className="visually-hidden">{place.name} </span>
          {measure === 'dossiers' ? count(place.dossiers) : <Short value={place[measure]} />}
        </>
      )}
      <span className="visually-hidden"> {rest}</span>
    </Link>
  );
}

/** Millions without their unit, which the legend gives. */
function Short({ value }: { readonly value: number }) {
  return value === 0 ? '—' : millions(value).replace(/\s*M€$/, '');
}
