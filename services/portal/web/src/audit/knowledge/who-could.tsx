import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useHolderName } from '../../dossier/people.ts';
import { DataTable } from '../../elements/data-table.tsx';
import table from '../../elements/data-table.module.css';
import { count, moment } from '../../words/format.ts';
import classes from './knowledge.module.css';
import type { Knowledge } from './knowledge-query.ts';

/** Who was let read the dossier, and who had acted on it: the first is a right, the second a fact. */
export function WhoCould({ knowledge: { readers, actors } }: { readonly knowledge: Knowledge }) {
  const { t } = useTranslation();
  const nameOf = useHolderName();
  return (
    <div className={classes.who}>
      <section>
        <Title order={2}>{t('knowledge.could')}</Title>
        <p className={classes.note}>{t('knowledge.could-note')}</p>
        <DataTable
          stacks
          caption={t('knowledge.could')}
          head={
            <>
              <th scope="col">{t('audit.role')}</th>
              <th scope="col">{t('knowledge.for')}</th>
              <th scope="col">{t('knowledge.notes')}</th>
            </>
          }
        >
          {readers.map(({ role, organisation, notes }) => (
            <tr key={role}>
              <th scope="row">{t(`role.${role}`, { defaultValue: role })}</th>
              <td className={classes.whole}>{organisation ?? t('knowledge.everybody')}</td>
              <td data-label={t('knowledge.notes')}>{t(notes ? 'knowledge.yes' : 'knowledge.no')}</td>
            </tr>
          ))}
          {readers.length === 0 && (
            <tr>
              <td colSpan={3}>{t('knowledge.nobody')}</td>
            </tr>
          )}
        </DataTable>
      </section>
      <section>
        <Title order={2}>{t('knowledge.acted')}</Title>
        <p className={classes.note}>{t('knowledge.acted-note')}</p>
        <DataTable
          stacks
          caption={t('knowledge.acted')}
          head={
            <>
              <th scope="col">{t('audit.actor')}</th>
              <th scope="col" className={table.number}>
                {t('knowledge.acts')}
              </th>
              <th scope="col">{t('knowledge.first')}</th>
              <th scope="col">{t('knowledge.last')}</th>
            </>
          }
        >
          {actors.map(({ by, acts, firstAt, lastAt }) => (
            <tr key={`${by.id} ${by.role} ${by.organisation ?? ''}`}>
              <th scope="row">
                {by.role === 'systeme' ? t('dossier.system') : nameOf(by.id)}
                <span className={table.under}>
                  {by.role !== 'systeme' && t(`role.${by.role}`, { defaultValue: by.role })}
                  {by.organisation !== undefined && `, ${by.organisation}`}
                </span>
              </th>
              <td className={table.number} data-label={t('knowledge.acts')}>
                {count(acts)}
              </td>
              <td className={table.short} data-label={t('knowledge.first')}>
                {moment(firstAt)}
              </td>
              <td className={table.short} data-label={t('knowledge.last')}>
                {moment(lastAt)}
              </td>
            </tr>
          ))}
          {actors.length === 0 && (
            <tr>
              <td colSpan={4}>{t('knowledge.no-actor')}</td>
            </tr>
          )}
        </DataTable>
      </section>
    </div>
  );
}
