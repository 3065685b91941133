import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../elements/data-table.tsx';
import { type Ballot, type Member, ballots } from '../committee-answers.ts';
import classes from './sitting.module.css';

interface BallotTableProps {
  readonly voters: readonly Member[];
  readonly cast: Readonly<Record<string, Ballot>>;
  readonly onCast: (cast: Readonly<Record<string, Ballot>>) => void;
}

/** One ballot for each member present who did not leave. */
export function BallotTable({ voters, cast, onCast }: BallotTableProps) {
  const { t } = useTranslation();
  const many = (ballot: Ballot) => voters.filter(({ id }) => cast[id] === ballot).length;
  return (
    <>
      <DataTable
        caption={t('sitting.ballots')}
        head={
          <>
            <th scope="col">{t('sitting.member')}</th>
            {ballots.map((ballot) => (
              <th scope="col" key={ballot}>
                {t(`sitting.ballot.${ballot}`)} ({many(ballot)})
              </th>
            ))}
          </>
        }
      >
        {voters.map(({ id, name }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            {ballots.map((ballot) => (
              <td key={ballot}>
                <input
                  type="radio"
                  className={classes.radio}
                  name={`ballot-${id}`}
                  aria-label={`${name} : ${t(`sitting.ballot.${ballot}`)}`}
                  checked={cast[id] === ballot}
                  onChange={() => onCast({ ...cast, [id]: ballot })}
                />
              </td>
            ))}
          </tr>
        ))}
      </DataTable>
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onCast(Object.fromEntries(voters.map(({ id }) => [id, 'for' as const])))}
        >
          {t('sitting.all-for')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={() => onCast({})}>
          {t('sitting.no-ballot')}
        </Button>
        <span className={classes.quiet} role="status">
          {t('sitting.uncast', { count: voters.filter(({ id }) => cast[id] === undefined).length })}
        </span>
      </Group>
    </>
  );
}
