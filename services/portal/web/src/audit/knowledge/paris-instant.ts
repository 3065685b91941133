import { dayOf } from '../../words/format.ts';

const hours = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeStyle: 'short' });

/** The instant at which the clocks of Paris show an hour of a day; undefined for the hour that spring takes away. */
export function parisInstant(day: string, hour: string): string | undefined {
  return ['+02:00', '+01:00']
    .map((offset) => new Date(`${day}T${hour}:00${offset}`))
    .filter((at) => !Number.isNaN(at.getTime()))
    .map((at) => at.toISOString())
    .find((at) => dayOf(at) === day && hours.format(new Date(at)) === hour);
}
