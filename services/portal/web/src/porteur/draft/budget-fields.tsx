import { Button, Title } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { euros } from '../../words/format.ts';
import { AmountField, TextField } from './draft-inputs.tsx';
import { type DraftValues, balanceOf } from './draft-values.ts';
import classes from './draft.module.css';

/** R28: what the action costs on one side, what pays for it on the other; the two must be equal. */
export function BudgetFields({ labelOf }: { readonly labelOf: (dispositif: string) => string }) {
  const { t } = useTranslation();
  const { control } = useFormContext<DraftValues>();
  // The whole of it: what is typed in any amount moves the balance.
  const values = useWatch({ control }) as DraftValues;
  const { expenses, resources, voluntaryGap } = balanceOf(values);
  return (
    <section className={classes.part} aria-labelledby="budget">
      <Title order={2} id="budget">
        {t('dossier.budget')}
      </Title>
      <div className={classes.budget}>
        <Side name="expenses" total={expenses} />
        <Side name="resources" total={resources}>
          {values.lines
            .filter(({ dispositif, requested }) => dispositif !== '' || requested !== '')
            .map(({ lineId, dispositif, requested }) => (
              <tr key={lineId}>
                <th scope="row">
                  {dispositif === '' ? lineId : labelOf(dispositif)}
                  <span className={classes.quiet}> {t('draft.asked')}</span>
                </th>
                <td className={classes.fixed}>{euros(requested || 0)}</td>
                <td />
              </tr>
            ))}
        </Side>
      </div>
      <Balance values={values} />
      <div className={classes.dates}>
        <AmountField
          name="voluntaryExpenses"
          label={t('draft.voluntary-expenses')}
          description={t('draft.voluntary-why')}
        />
        <AmountField
          name="voluntaryResources"
          label={t('draft.voluntary-resources')}
          description={t('draft.voluntary-same')}
          error={voluntaryGap !== 0 && t('draft.voluntary-unequal')}
        />
      </div>
    </section>
  );
}

interface SideProps {
  readonly name: 'expenses' | 'resources';
  readonly total: number;
  /** The rows that are written elsewhere. */
  readonly children?: React.ReactNode;
}

function Side({ name, total, children }: SideProps) {
  const { t } = useTranslation();
  const { fields, append, remove } = useFieldArray<DraftValues, 'expenses' | 'resources'>({ name });
  const title = t(`dossier.${name}`);
  return (
    <table className={classes.side}>
      <caption>{title}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('column.label')}</th>
          <th scope="col">{t('column.amount')}</th>
          <th scope="col">{t('action.remove')}</th>
        </tr>
      </thead>
      <tbody>
        {children}
        {fields.map(({ id }, place) => (
          <tr key={id}>
            <td>
              <TextField
                name={`${name}.${place}.label`}
                aria-label={t('draft.label-of', { side: title, place: place + 1 })}
                maxLength={120}
              />
            </td>
            <td className={classes.amount}>
              <AmountField
                name={`${name}.${place}.amount`}
                aria-label={t('draft.amount-of', { side: title, place: place + 1 })}
              />
            </td>
            <td>
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => remove(place)}
                aria-label={t('action.remove-one', { place: place + 1 })}
              >
                <IconX size={16} aria-hidden />
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td>
            <Button variant="default" size="compact-sm" onClick={() => append({ label: '', amount: '' })}>
              {t(`draft.add-${name}`)}
            </Button>
          </td>
          <td className={classes.fixed}>
            <span className="visually-hidden">{t('column.total')} </span>
            <strong>{euros(total)}</strong>
          </td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

/** Whether both sides are equal, and by how much they are not. */
function Balance({ values }: { readonly values: DraftValues }) {
  const { t } = useTranslation();
  const { expenses, resources, gap } = balanceOf(values);
  if (expenses === 0 && resources === 0) return <p className={classes.quiet}>{t('draft.balance-why')}</p>;
  const balanced = gap === 0;
  const most = Math.max(expenses, resources);
  return (
    <div className={classes.balance} data-balanced={balanced || undefined}>
      <div className={classes.scale} aria-hidden>
        <span style={{ width: `${(100 * expenses) / most}%` }} />
        <span style={{ width: `${(100 * resources) / most}%` }} />
      </div>
      <p role="status">
        {balanced ? <IconCheck size={18} aria-hidden /> : <IconX size={18} aria-hidden />}
        {balanced
          ? t('draft.balanced', { amount: euros(expenses) })
          : t(gap > 0 ? 'draft.too-little' : 'draft.too-much', { amount: euros(Math.abs(gap)) })}
      </p>
    </div>
  );
}
