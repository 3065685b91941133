import { Select, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Reference, useNames } from '../../reference/reference.ts';
import type { Campaign } from '../campaigns.ts';
import type { CallFaults, CallValues } from './call-values.ts';
import { CodeList } from './code-list.tsx';
import classes from './call.module.css';

interface CodesFieldsProps {
  readonly values: CallValues;
  readonly faults: CallFaults;
  readonly onWrite: (changed: Partial<CallValues>) => void;
  readonly source: Campaign;
  readonly reference: Reference;
}

/** What the call is for, where, and who may be asked: each list ticked as in the year that it is made from. */
export function CodesFields({ values, faults, onWrite, source, reference }: CodesFieldsProps) {
  const { t } = useTranslation();
  const names = useNames();
  const said = (fault: string | undefined) => fault !== undefined && t(`call.fault.${fault}`);
  const themesOf = (nomenclature: string) =>
    reference.themes.find(({ version }) => version === nomenclature)?.themes ?? [];
  const inOrder = (one: { readonly label: string }, other: { readonly label: string }) =>
    one.label.localeCompare(other.label, 'fr');
  return (
    <>
      <section aria-labelledby="themes" className={classes.part}>
        <Title order={2} id="themes">
          {t('call.themes')}
        </Title>
        <Select
          label={t('field.nomenclature')}
          w="20rem"
          maw="100%"
          allowDeselect={false}
          value={values.nomenclature}
          data={reference.themes.map(({ version }) => version)}
          onChange={(nomenclature) => {
            if (nomenclature === null) return;
            // Each version has its own codes: those of the year before where it is the same, else all.
            const themes =
              nomenclature === source.nomenclature
                ? source.themes
                : themesOf(nomenclature).map(({ code }) => code);
            onWrite({ nomenclature, themes });
          }}
        />
        <CodeList
          headed
          legend={t('call.themes')}
          options={themesOf(values.nomenclature).map(({ code, name }) => ({
            value: code,
            label: `${code} – ${name ?? code}`,
          }))}
          chosen={values.themes}
          error={said(faults.themes)}
          onChoose={(themes) => onWrite({ themes })}
        />
      </section>
      <section aria-labelledby="dispositifs" className={classes.part}>
        <Title order={2} id="dispositifs">
          {t('call.dispositifs')}
        </Title>
        <CodeList
          headed
          legend={t('call.dispositifs')}
          options={reference.funders.flatMap(({ code: funder, dispositifs }) =>
            dispositifs.map(({ code }) => ({
              value: `${funder}/${code}`,
              label: `${names.funder(funder)} – ${names.dispositif(funder, code)}`,
            })),
          )}
          chosen={values.dispositifs}
          error={said(faults.dispositifs)}
          onChoose={(dispositifs) => onWrite({ dispositifs })}
        />
      </section>
      <section aria-labelledby="territories" className={classes.part}>
        <Title order={2} id="territories">
          {t('call.territories')}
        </Title>
        <CodeList
          legend={t('map.communes')}
          options={[
            ...reference.communes
              .map(({ code }) => ({ value: code, label: names.territory(code) }))
              .sort(inOrder),
            { value: 'metropolitan', label: t('map.whole') },
          ]}
          chosen={values.territories}
          error={said(faults.territories)}
          onChoose={(territories) => onWrite({ territories })}
        />
        <CodeList
          folded
          legend={t('map.quartiers')}
          options={reference.quartiers
            .map(({ code }) => ({ value: code, label: `${names.territory(code)} (${code})` }))
            .sort(inOrder)}
          chosen={values.territories}
          onChoose={(territories) => onWrite({ territories })}
        />
      </section>
    </>
  );
}
