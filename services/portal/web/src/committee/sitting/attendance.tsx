import { Button, Group, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../action/use-command.ts';
import { DataTable } from '../../elements/data-table.tsx';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import type { Sitting } from '../committee-answers.ts';
import { addressOfSitting } from '../committee-query.ts';
import { QuorumTold } from './quorum-told.tsx';
import { quorumOf } from './quorum.ts';
import classes from './sitting.module.css';

const states = ['present', 'excused', 'absent'] as const;
type State = (typeof states)[number];

interface AttendanceProps {
  readonly sitting: Sitting;
  readonly tag: string | undefined;
  readonly mayChange: boolean;
}

/** Who is there. What is ticked is not yet said: it is noted whole, and the quorum with it. */
export function Attendance({ sitting, tag, mayChange }: AttendanceProps) {
  const { t } = useTranslation();
  const { id, members, present, excused } = sitting;
  const { mutate, error, isPending } = useCommand(addressOfSitting(id));
  /** What is ticked and not noted yet; none: as the session has it, whoever noted it. */
  const [ticked, setTicked] = useState<Readonly<Record<string, State>>>();
  const noted = (member: string): State =>
    present.includes(member) ? 'present' : excused.includes(member) ? 'excused' : 'absent';
  const stateOf = (member: string) => ticked?.[member] ?? noted(member);
  const of = (state: State) =>
    members.map((member) => member.id).filter((member) => stateOf(member) === state);
  const [opened, setOpened] = useState(mayChange && present.length === 0);
  const tick = (changed: Readonly<Record<string, State>>) => setTicked({ ...ticked, ...changed });
  const note = () =>
    mutate(
      { intent: 'record-attendance', fields: { present: of('present'), excused: of('excused') }, tag },
      {
        onSuccess: () => {
          setTicked(undefined);
          setOpened(false);
        },
      },
    );
  return (
    <section className={classes.attendance} aria-labelledby="attendance">
      <div className={classes.attendanceHead}>
        <Title order={2} id="attendance">
          {t('sitting.attendance')}
        </Title>
        <QuorumTold quorum={quorumOf(sitting, undefined, of('present'))} />
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={opened}
          aria-controls="members"
          onClick={() => setOpened(!opened)}
        >
          {t(opened ? 'sitting.hide-members' : mayChange ? 'sitting.call' : 'sitting.show-members')}
        </Button>
      </div>
      <div id="members" hidden={!opened}>
        <DataTable
          caption={t('sitting.members')}
          head={
            <>
              <th scope="col">{t('sitting.member')}</th>
              <th scope="col">{t('sitting.organisation')}</th>
              {mayChange ? (
                states.map((state) => (
                  <th scope="col" key={state}>
                    {t(`sitting.${state}`)}
                  </th>
                ))
              ) : (
                <th scope="col">{t('sitting.attendance')}</th>
              )}
            </>
          }
        >
          {members.map(({ id: member, name, organisation }) => (
            <tr key={member}>
              <th scope="row">{name}</th>
              <td>{organisation}</td>
              {mayChange ? (
                states.map((state) => (
                  <td key={state}>
                    <input
                      type="radio"
                      className={classes.radio}
                      name={`attendance-${member}`}
                      aria-label={`${name} : ${t(`sitting.${state}`)}`}
                      checked={stateOf(member) === state}
                      onChange={() => tick({ [member]: state })}
                    />
                  </td>
                ))
              ) : (
                <td>{t(`sitting.${noted(member)}`)}</td>
              )}
            </tr>
          ))}
        </DataTable>
        {mayChange && (
          <Group gap="xs" mt="xs">
            <Button onClick={note} loading={isPending} disabled={ticked === undefined}>
              {t('sitting.note-attendance')}
            </Button>
            <Button
              variant="default"
              onClick={() =>
                tick(Object.fromEntries(members.map((member) => [member.id, 'present' as const])))
              }
            >
              {t('sitting.all-present')}
            </Button>
            {ticked && (
              <Button variant="subtle" onClick={() => setTicked(undefined)}>
                {t('sitting.as-noted')}
              </Button>
            )}
          </Group>
        )}
        {error && <ProblemNotice error={error} />}
      </div>
    </section>
  );
}
