import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EmbeddedEngines } from '@jalon/engines';
import {
  type GrantTerms,
  openTheEnvelope,
  prepareTheYear,
  programmeALine,
} from '@jalon/testing/granted-line';
import { temporaryFolder } from './running-whole.ts';
import { type WholeUnderTest, wholeUnderTest } from './whole-under-test.ts';

/** When the stories happen, unless they say otherwise. */
export const day = '2016-06-15';
export const terms: GrantTerms = { day, name: 'sport', amount: 20_000_00 };

/** A programme with one line to grant, on as many copies of its log as the stories ask for. */
export interface GrantedProgramme {
  readonly reference: string;
  readonly commitment: string;
  readonly envelope: string;
  readonly porteur: string;
  readonly committee: string;
  /** The log of a copy. `rich`: 100 000 € in the line's envelope; `poor`: 5 000 €, less than the line. */
  copyOf(wealth: 'rich' | 'poor'): string;
  /** Runs the whole on a log for the time of a story. */
  during<Result>(
    file: string,
    story: (whole: WholeUnderTest) => Promise<Result>,
    around?: (engines: EmbeddedEngines) => EmbeddedEngines,
  ): Promise<Result>;
  /** The dossier's sheet. @throws Error unless it is answered */
  sheetOf(whole: WholeUnderTest): Promise<Sheet>;
  /** What the dossier tells of its line's money. */
  moneyOf(whole: WholeUnderTest): Promise<object | undefined>;
  remove(): void;
}

export interface Sheet {
  readonly state: {
    readonly status: string;
    readonly file: { readonly lines: readonly { readonly money?: object }[] };
  };
  readonly chapters: { readonly money?: readonly { readonly type: string }[] };
}

export async function grantedProgramme(): Promise<GrantedProgramme> {
  const folder = temporaryFolder();
  const rich = await programmed(folder.path('rich'), 100_000_00);
  await programmed(folder.path('poor'), 5_000_00);
  const { reference } = rich;
  let copies = 0;

  async function sheetOf(whole: WholeUnderTest): Promise<Sheet> {
    const { status, body } = await whole.get(`programmation/dossiers/${reference}`);
    if (status !== 200) throw new Error(`${reference}: ${String(status)}`);
    return body as unknown as Sheet; // what a sheet answers, by its controller
  }

  return {
    ...rich,
    commitment: `${reference}.L1`,
    copyOf(wealth) {
      const copy = folder.path(`copy-${String(copies++)}`);
      mkdirSync(copy);
      cpSync(folder.path(wealth), copy, { recursive: true });
      return join(copy, 'jalon.db');
    },
    async during(file, story, around) {
      const whole = await wholeUnderTest(file, day, around);
      try {
        return await story(whole);
      } finally {
        await whole.stop();
      }
    },
    sheetOf,
    moneyOf: async (whole) => (await sheetOf(whole)).state.file.lines[0]?.money,
    remove: () => folder.remove(),
  };
}

/** What each service has set aside and holds back; nothing when all is well. */
export function setAside({ engines }: WholeUnderTest): readonly object[] {
  return engines.bus.health().filter(({ parked, held }) => parked + held > 0);
}

async function programmed(into: string, credit: number) {
  const whole = await wholeUnderTest(join(into, 'jalon.db'), day);
  const year = await prepareTheYear(whole.ask, day);
  const envelope = await openTheEnvelope(whole.ask, day, credit);
  const reference = await programmeALine(whole.ask, year, terms);
  await whole.settled();
  await whole.stop();
  return { reference, envelope, porteur: year.porteur, committee: year.committee };
}
