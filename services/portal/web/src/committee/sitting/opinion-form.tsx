import { Button, Group, Radio, Textarea, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMarkEditing } from '../../presence/editing.ts';
import { forgetDraft, keepDraft, readDraft } from '../../action/kept-draft.ts';
import { useCommand } from '../../action/use-command.ts';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { type AgendaItem, type Ballot, type Opinion, type Sitting, opinions } from '../committee-answers.ts';
import { addressOfSitting } from '../committee-query.ts';
import { BallotTable } from './ballot-table.tsx';
import { QuorumTold } from './quorum-told.tsx';
import { quorumOf } from './quorum.ts';
import classes from './sitting.module.css';

interface OpinionFormProps {
  readonly sitting: Sitting;
  readonly item: AgendaItem;
  /** The opinion is given: the next dossier may come. */
  readonly onGiven: () => void;
}

interface Typed {
  readonly ballots: Readonly<Record<string, Ballot>>;
  readonly opinion: Opinion | '';
  readonly comment: string;
}

const nothing: Typed = { ballots: {}, opinion: '', comment: '' };

/** The ballots of those who stayed, then the opinion. Kept in this browser until it is given. */
export function OpinionForm({ sitting, item, onGiven }: OpinionFormProps) {
  const { t } = useTranslation();
  useMarkEditing();
  const address = addressOfSitting(sitting.id);
  const place = `${address}/record-opinion ${item.dossier}`;
  const [typed, setTyped] = useState<Typed>(() => ({ ...nothing, ...readDraft(place)?.values }));
  const { mutate, error, isPending } = useCommand(address, () => {
    forgetDraft(place);
    onGiven();
  });
  const left = new Set(item.recused.map(({ member }) => member));
  const voters = sitting.members.filter(({ id }) => sitting.present.includes(id) && !left.has(id));
  const cast = voters.flatMap(({ id }) => {
    const ballot = typed.ballots[id];
    return ballot === undefined ? [] : [{ member: id, ballot }];
  });
  const quorum = quorumOf(sitting, item);
  const write = (changed: Partial<Typed>) => {
    const next = { ...typed, ...changed };
    setTyped(next);
    keepDraft(place, { key: '', values: { ...next } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const comment = typed.comment.trim();
    mutate({
      intent: 'record-opinion',
      fields: {
        dossier: item.dossier,
        opinion: typed.opinion,
        ballots: cast,
        ...(comment !== '' && { comment }),
      },
    });
  };
  return (
    <form onSubmit={submit} className={classes.part} aria-labelledby="vote">
      <div className={classes.partHead}>
        <Title order={3} id="vote">
          {t('sitting.vote')}
        </Title>
        <QuorumTold quorum={quorum} />
      </div>
      {voters.length === 0 ? (
        <p className={classes.quiet}>{t('sitting.nobody')}</p>
      ) : (
        <BallotTable voters={voters} cast={typed.ballots} onCast={(ballots) => write({ ballots })} />
      )}
      <Radio.Group
        label={t('sitting.the-opinion')}
        value={typed.opinion}
        onChange={(chosen) => write({ opinion: opinions.find((one) => one === chosen) ?? '' })}
      >
        <Group gap="md" mt={6}>
          {opinions.map((opinion) => (
            <Radio key={opinion} value={opinion} label={t(`sitting.opinion.${opinion}`)} />
          ))}
        </Group>
      </Radio.Group>
      <Textarea
        label={t('sitting.comment')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={typed.comment}
        onChange={({ currentTarget }) => write({ comment: currentTarget.value })}
      />
      {error && <ProblemNotice error={error} />}
      <Group gap="xs">
        <Button type="submit" loading={isPending} disabled={typed.opinion === ''}>
          {t('sitting.give')}
        </Button>
      </Group>
    </form>
  );
}
