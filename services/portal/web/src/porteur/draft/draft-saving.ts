import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { forgetDraft, keepDraft } from '../../action/kept-draft.ts';
import type { CommandDone } from '../../action/use-command.ts';
import { readWithTag, send } from '../../api/client.ts';
import { noticeEndOfSession } from '../../session/session-ended.ts';
import type { DraftValues, Savable } from './draft-values.ts';

/** How long the hand rests before what was typed is sent. */
const restMs = 2_500;

export type Saving =
  | { readonly kind: 'saved'; readonly at: string | undefined }
  | { readonly kind: 'typing' | 'saving' }
  | { readonly kind: 'refused'; readonly error: Error };

interface DraftSaving {
  readonly saving: Saving;
  /** Tells what is typed: kept in the browser at once, sent when the hand rests. */
  readonly typed: (values: DraftValues, savable: Savable) => void;
  /** Sends now what was typed last. */
  readonly saveNow: () => Promise<void>;
  /** After others changed the draft: what is typed here replaces what they wrote. */
  readonly insist: () => Promise<void>;
}

/**
 * Saves a draft as it is written. Each sending names what it was written over: a rival's edit refuses it, and nothing
 * typed is lost, for it stays in the browser until the service has the whole of it.
 */
export function useDraftSaving(reference: string, tagSeen: string | undefined, saved: Savable): DraftSaving {
  const queries = useQueryClient();
  const address = `/api/programmation/dossiers/${reference}`;
  const place = `${address}/edit-draft`;
  const [saving, setSaving] = useState<Saving>({ kind: 'saved', at: undefined });
  const tag = useRef(tagSeen);
  /** What the service has, and what waits to be sent, as texts: equal when nothing is to be done. */
  const known = useRef(JSON.stringify(saved.contents));
  const waiting = useRef<Savable>(saved);
  const attempt = useRef({ text: '', key: '' });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void>>(undefined);

  const sendOnce = useCallback(async () => {
    const { contents, unfinished } = waiting.current;
    const text = JSON.stringify(contents);
    if (text === known.current) {
      setSaving((before) => (before.kind === 'saved' ? before : { kind: 'saved', at: undefined }));
      return;
    }
    // The same words again are the same attempt: it acts once, even when its answer was not heard.
    if (attempt.current.text !== text) attempt.current = { text, key: crypto.randomUUID() };
    setSaving({ kind: 'saving' });
    try {
      const { revision } = await send<CommandDone>(
        place,
        { contents },
        { tag: tag.current, key: attempt.current.key },
      );
      tag.current = `"${revision}"`;
      known.current = text;
      if (unfinished.length === 0 && JSON.stringify(waiting.current.contents) === text) forgetDraft(place);
      setSaving({ kind: 'saved', at: new Date().toISOString() });
      void queries.invalidateQueries({ queryKey: ['dossiers'] });
    } catch (error) {
      noticeEndOfSession(error);
      attempt.current = { ...attempt.current, text: isAnswered(error) ? '' : text };
      setSaving({ kind: 'refused', error: error as Error });
    }
  }, [place, queries]);

  const saveNow = useCallback(async () => {
    clearTimeout(timer.current);
    await running.current;
    running.current = sendOnce();
    await running.current;
  }, [sendOnce]);

  const typed = useCallback(
    (values: DraftValues, savable: Savable) => {
      waiting.current = savable;
      keepDraft(place, { key: '', values: { ...values } });
      clearTimeout(timer.current);
      if (JSON.stringify(savable.contents) !== known.current) setSaving({ kind: 'typing' });
      timer.current = setTimeout(() => void saveNow(), restMs);
    },
    [place, saveNow],
  );

  const insist = useCallback(async () => {
    tag.current = (await readWithTag(address)).tag;
    await saveNow();
  }, [address, saveNow]);

  // Whoever leaves the screen leaves nothing behind: what waits is sent, and the sheet is read again.
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      void sendOnce().then(() => queries.invalidateQueries({ queryKey: ['dossier', reference] }));
    },
    [sendOnce, queries, reference],
  );
  return { saving, typed, saveNow, insist };
}

/** Refused for good, rather than perhaps lost on the way. */
function isAnswered(error: unknown): boolean {
  return !(error instanceof Error && 'mayPass' in error && error.mayPass === true);
}
