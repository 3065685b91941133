import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { monthName, shortDay, weekdays } from '../words/format.ts';
import type { SittingEntry } from './committee-answers.ts';
import { weeksOf } from './months.ts';
import classes from './committees.module.css';

interface SittingsCalendarProps {
  readonly month: string;
  readonly sittings: readonly SittingEntry[];
  readonly nameOf: (committee: string) => string;
}

/** A month of sessions on its weeks. Where the screen is narrow the table beneath says the same alone. */
export function SittingsCalendar({ month, sittings, nameOf }: SittingsCalendarProps) {
  const { t } = useTranslation();
  const short = weekdays('short');
  return (
    <table className={classes.calendar}>
      <caption className="visually-hidden">{t('committees.calendar', { month: monthName(month) })}</caption>
      <thead>
        <tr>
          {weekdays('long').map((day, place) => (
            <th scope="col" key={day} abbr={day}>
              {short[place]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, number) => (
          <tr key={number}>
            {week.map((day, place) => (
              <td key={place} data-other={day === undefined || undefined}>
                {day !== undefined && (
                  <>
                    <span className={classes.day}>{Number(day.slice(8))}</span>
                    <ul className={classes.held}>
                      {sittings
                        .filter(({ heldOn }) => heldOn === day)
                        .map(({ id, committee, dossiers, status }) => (
                          <li key={id}>
                            <Link
                              to="/seances/$session"
                              params={{ session: id }}
                              className={classes.sitting}
                              data-status={status}
                            >
                              <span className={classes.sittingName}>{nameOf(committee)}</span>
                              <span className={classes.sittingCount}>{dossiers}</span>
                              <span className="visually-hidden">
                                {t('committees.sitting', { day: shortDay(day) })}
                              </span>
                            </Link>
                          </li>
                        ))}
                    </ul>
                  </>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
