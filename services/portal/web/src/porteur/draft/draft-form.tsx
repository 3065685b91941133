import { Alert } from '@mantine/core';
import { useEffect, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { readDraft } from '../../action/kept-draft.ts';
import type { Campaign } from '../../campaign/campaigns.ts';
import type { DossierSheet } from '../../dossier/dossier-answers.ts';
import { AboutFields } from './about-fields.tsx';
import { BudgetFields } from './budget-fields.tsx';
import { Deposit } from './deposit.tsx';
import { useDispositifLabel } from './dispositif-label.ts';
import { useDraftSaving } from './draft-saving.ts';
import { type DraftContents, type DraftValues, savableOf, valuesOf } from './draft-values.ts';
import { LineFields } from './line-fields.tsx';
import { SavingTold } from './saving-told.tsx';
import classes from './draft.module.css';

interface DraftFormProps {
  readonly sheet: DossierSheet;
  readonly tag: string | undefined;
  readonly campaign: Campaign;
  readonly contents: DraftContents;
}

/** The request in three parts, saved as it is written, then the deposit. */
export function DraftForm({ sheet, tag, campaign, contents }: DraftFormProps) {
  const { t } = useTranslation();
  const labelOf = useDispositifLabel();
  const savable = (values: DraftValues) => savableOf(values, campaign.nomenclature, labelOf);
  const place = `/api/programmation/dossiers/${sheet.reference}/edit-draft`;
  const [kept] = useState(() => readDraft(place)?.values as unknown as DraftValues | undefined);
  const [saved] = useState(() => valuesOf(contents));
  const form = useForm<DraftValues>({ defaultValues: kept ?? saved });
  const values = form.watch();
  const { saving, typed, saveNow, insist } = useDraftSaving(sheet.reference, tag, savable(saved));
  const { contents: whole, unfinished, missing } = savable(values);
  const written = JSON.stringify(values);
  const [first] = useState(written);
  useEffect(() => {
    // What was found kept goes to the service too; what nobody touched does not.
    if (written !== first || kept !== undefined) {
      const read = JSON.parse(written) as DraftValues;
      typed(read, savableOf(read, campaign.nomenclature, labelOf));
    }
    // Names that come late change labels only: what is typed decides.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [written]);
  return (
    <FormProvider {...form}>
      <div className={classes.layout}>
        <form
          className={classes.form}
          noValidate
          aria-label={t('draft.title')}
          onSubmit={(event) => {
            event.preventDefault();
            void saveNow();
          }}
        >
          {kept && (
            <Alert variant="outline" role="status">
              {t('action.kept')}
            </Alert>
          )}
          <AboutFields campaign={campaign} />
          <LineFields campaign={campaign} labelOf={labelOf} />
          <BudgetFields labelOf={labelOf} />
        </form>
        <aside className={classes.aside} aria-label={t('draft.where')}>
          <SavingTold
            saving={saving}
            unfinished={unfinished}
            onSave={() => void saveNow()}
            onInsist={() => void insist()}
            onTakeTheirs={() => {
              sessionStorage.removeItem(`jalon.draft ${place}`);
              globalThis.location.reload();
            }}
          />
          <Deposit
            sheet={sheet}
            contents={whole}
            missing={missing}
            values={values}
            settled={saving.kind === 'saved'}
          />
        </aside>
      </div>
    </FormProvider>
  );
}
