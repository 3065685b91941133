import { type Cents, cents } from '@jalon/kernel';
import { shareOf } from '../financing-plan/financing-plan-findings.ts';

/** A figure as its source gives it. */
export type FoundFigure = { readonly label: string } & (
  | { readonly unit: 'cents'; readonly value: Cents }
  | { readonly unit: 'bp' | 'dossiers' | 'lines'; readonly value: number }
  | { readonly unit: 'text'; readonly value: string }
);

/** What does not hold together in a source: what was found, what follows from it, and what nobody knows. Never mended. */
export interface Oddity {
  /** `I1`: its number in the programme's list of inconsistencies. */
  readonly id: string;
  /** In French, for the screen. */
  readonly title: string;
  readonly source: string;
  readonly found: readonly FoundFigure[];
  /** What can be computed from the figures found, and from them alone. */
  readonly computed: readonly FoundFigure[];
  /** What the source leaves open, in French. */
  readonly open: string;
  /** Where the figures are used here, as found. */
  readonly usedIn?: string;
}

const report = 'Rapport annuel 2015-2016 du contrat de ville';
const money = (label: string, value: number): FoundFigure => ({ label, unit: 'cents', value: cents(value) });
const share = (label: string, value: number): FoundFigure => ({ label, unit: 'bp', value });

const protocolTotal = cents(9_500_000_00);
const protocolShares = [
  share('ANRU', 4_900),
  share('Bailleurs', 1_200),
  share('Collectivités', 3_700),
] as const;
const protocolSharesBp = 4_900 + 1_200 + 3_700;

/** The four envelopes of the ITI, with what the report says was selected in each; nothing is said of the second. */
const itiEnvelopes = [
  { label: 'TPE et PME', opened: 5_000_000_00, selected: 1_573_500_00 },
  { label: 'Numérique', opened: 3_000_000_00, selected: undefined },
  { label: 'Rénovation énergétique', opened: 8_200_000_00, selected: 1_986_202_00 },
  { label: 'Friches', opened: 20_800_000_00, selected: 17_889_464_00 },
] as const;
const itiOpened = itiEnvelopes.reduce((all, { opened }) => all + opened, 0);
const itiSelected = itiEnvelopes.reduce((all, { selected }) => all + (selected ?? 0), 0);

const actionsValue = cents(40_000_000_00);
const dossiersProcessed = 1_700;

/** The inconsistencies of the report that concern money (domain.md §5.3), as found. */
export const reportOddities: readonly Oddity[] = [
  {
    id: 'I1',
    title: 'Le financement du protocole NPRU n’est expliqué qu’à 98 %',
    source: report,
    found: [
      money('Total', protocolTotal),
      money('Études', 2_500_000_00),
      money('Ingénierie', 4_200_000_00),
      money('Opérations physiques', 2_800_000_00),
      ...protocolShares,
    ],
    computed: [
      money('Somme des postes', 2_500_000_00 + 4_200_000_00 + 2_800_000_00),
      share('Somme des parts', protocolSharesBp),
      share('Part inexpliquée', 10_000 - protocolSharesBp),
      money('Montant inexpliqué', shareOf(protocolTotal, 10_000 - protocolSharesBp)),
    ],
    open: 'Le rapport ne dit pas qui finance la part restante, ni si les parts sont arrondies.',
    usedIn: 'financing-plans/npru-2016',
  },
  {
    id: 'I8',
    title:
      'L’ITI a quatre enveloppes ; des dossiers ne sont cités que pour trois, sous des intitulés qui varient',
    source: report,
    found: itiEnvelopes
      .flatMap(({ label, opened, selected }) => [
        money(`${label} : enveloppe`, opened),
        ...(selected === undefined ? [] : [money(`${label} : retenu`, selected)]),
      ])
      .concat([
        {
          label: 'Intitulé de l’enveloppe de rénovation',
          unit: 'text',
          value: 'logement social et bâtiments publics',
        },
        { label: 'Intitulé de la même, aux dossiers retenus', unit: 'text', value: 'logement social' },
      ]),
    computed: [
      money('Somme des enveloppes', itiOpened),
      money('Somme des montants retenus', itiSelected),
      {
        label: 'Enveloppes sans ligne de dossiers retenus',
        unit: 'lines',
        value: itiEnvelopes.filter(({ selected }) => selected === undefined).length,
      },
    ],
    open: 'Rien ne dit si l’enveloppe numérique n’a retenu aucun dossier ou si sa ligne manque, ni si les bâtiments publics sont compris dans les montants retenus.',
    usedIn: 'envelopes?funder=feder',
  },
  {
    id: 'I9',
    title: '40 M€ est la valeur des actions, non le budget du programme',
    source: report,
    found: [
      money('Valeur totale des actions financées (environ)', actionsValue),
      { label: 'Dossiers traités', unit: 'dossiers', value: dossiersProcessed },
    ],
    computed: [
      // Rounded down to the cent.
      money('Valeur par dossier traité', Math.floor(actionsValue / dossiersProcessed)),
    ],
    open: 'Le nombre de dossiers acceptés n’est pas donné : une moyenne par action financée ne peut être calculée. La somme des subventions non plus.',
  },
  {
    id: 'I13',
    title: 'Un budget de la CPAM est annoncé par un renvoi qui ne mène à rien',
    source: report,
    found: [{ label: 'Renvoi', unit: 'text', value: '*budget FNPEIS' }],
    computed: [],
    open: 'Aucun montant n’est donné pour ce budget.',
  },
];
