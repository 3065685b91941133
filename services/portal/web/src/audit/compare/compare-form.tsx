import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../audit.module.css';
import { type SubjectKind, subjectKinds } from './compare-search.ts';

/** What is compared, and the two dates; without the second, until now. */
export interface Compared {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly since: string;
  readonly until: string;
}

interface CompareFormProps {
  readonly asked: Compared;
  readonly onAsk: (asked: Compared) => void;
}

const examples: Readonly<Record<SubjectKind, string>> = {
  dossier: 'D16-000GM7',
  commitment: 'D16-000GM7.L1',
  envelope: 'etat.2016',
  campaign: '2016',
};

export function CompareForm({ asked, onAsk }: CompareFormProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(asked);
  const whole = typed.id.trim() !== '' && typed.since !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole) onAsk({ ...typed, id: typed.id.trim() });
  };
  return (
    <form className={classes.question} onSubmit={submit} role="search" aria-label={t('compare.title')}>
      <NativeSelect
        label={t('audit.subject')}
        value={typed.kind}
        data={subjectKinds.map((value) => ({ value, label: t(`compare.kind.${value}`) }))}
        onChange={({ currentTarget }) =>
          setTyped({
            ...typed,
            kind: subjectKinds.find((name) => name === currentTarget.value) ?? 'dossier',
            id: '',
          })
        }
      />
      <TextInput
        label={t(`compare.id.${typed.kind}`)}
        placeholder={examples[typed.kind]}
        value={typed.id}
        onChange={({ currentTarget }) => setTyped({ ...typed, id: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('compare.first')}
        value={typed.since}
        onChange={({ currentTarget }) => setTyped({ ...typed, since: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('compare.second')}
        value={typed.until}
        onChange={({ currentTarget }) => setTyped({ ...typed, until: currentTarget.value })}
      />
      <Button type="submit" disabled={!whole}>
        {t('compare.ask')}
      </Button>
    </form>
  );
}
