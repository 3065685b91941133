import { createContext, useContext } from 'react';
import type { FundingLine, Holder } from '../dossier/dossier-answers.ts';

/** What the fields of an action may be chosen from, and what is proposed in them. */
export interface Subject {
  readonly lines: readonly FundingLine[];
  readonly holders: readonly Holder[];
  readonly proposed?: Readonly<Record<string, unknown>>;
  /** Choices for fields that name something of the subject, by the field's name: its certificates, its orders. */
  readonly options?: Readonly<Record<string, readonly SubjectOption[]>>;
}

export interface SubjectOption {
  readonly value: string;
  readonly label: string;
}

const SubjectContext = createContext<Subject>({ lines: [], holders: [] });

export const ActionSubject = SubjectContext.Provider;

export function useSubject(): Subject {
  return useContext(SubjectContext);
}
