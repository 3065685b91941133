import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../action/action-button.tsx';
import { DataTable } from '../elements/data-table.tsx';
import { usePerson } from '../session/session.ts';
import type { Committee } from './committee-answers.ts';
import { addressOfCommittee } from './committee-query.ts';
import { isSecretary } from './secretary.ts';
import classes from './committees.module.css';

/** Who sits, for whom, and where they would have to leave (R19). */
export function Members({ committee }: { readonly committee: Committee }) {
  const { t } = useTranslation();
  const { role } = usePerson();
  const keeps = isSecretary(role) && committee.status === 'active';
  return (
    <section className={classes.section} aria-labelledby="members">
      <Title order={2} id="members">
        {t('committees.members')}
      </Title>
      <DataTable
        stacks
        caption={t('committees.members-caption')}
        head={
          <>
            <th scope="col">{t('sitting.member')}</th>
            <th scope="col">{t('sitting.organisation')}</th>
            <th scope="col">{t('committees.interests')}</th>
            {keeps && (
              <th scope="col">
                <span className="visually-hidden">{t('committees.act')}</span>
              </th>
            )}
          </>
        }
      >
        {committee.members.map(({ id, name, organisation, interests }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td data-line>{organisation}</td>
            <td data-label={t('committees.interests')}>
              {interests.length === 0
                ? '—'
                : interests.map((porteur) => (
                    <Link key={porteur} to="/dossiers" search={{ porteur }} className={classes.porteur}>
                      {porteur}
                    </Link>
                  ))}
            </td>
            {keeps && (
              <td className={classes.memberAct}>
                <ActionButton
                  path="/api/programmation/committees/{committee}/remove-member"
                  address={`${addressOfCommittee(committee.committee)}/remove-member`}
                  label={t('committees.remove', { name })}
                  short={t('committees.remove-short')}
                  size="compact-sm"
                  variant="subtle"
                  given={{ id }}
                />
              </td>
            )}
          </tr>
        ))}
      </DataTable>
    </section>
  );
}
