import { cents } from '@jalon/kernel';
import type { TaxAbatementIntent } from '@jalon/funding';
import { shareOut } from '../credits.ts';
import { administrator, deciderOf, financeOfficers } from '../people.ts';
import { places } from '../places.ts';
import type { ProgrammeStep } from '../programme-step.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { type DayNumber, dayNumber, dayOf, workingDayFrom } from '../simulated-days.ts';
import { renewalProtocol, taxAbatement } from './credits-of-the-report.ts';

/** The figures of the report that stand beside the programme: the renewal protocol, and the abatement conventions. */
export function reportSteps(random: SeededRandom): readonly ProgrammeStep[] {
  return [protocolStep(), ...abatementSteps(random)];
}

function protocolStep(): ProgrammeStep {
  const { total, parts, shares, signedOn } = renewalProtocol;
  return {
    day: workingDayFrom(dayNumber(signedOn) + 1),
    slot: 2,
    subject: 'npru-2016',
    persona: (financeOfficers[0] ?? administrator).id,
    act: {
      on: 'financing-plan',
      plan: 'npru-2016',
      asked: {
        intent: 'state',
        title: 'Protocole de préfiguration du NPRU',
        total: euros(total),
        parts: parts.map(({ label, amount }) => ({ label, amount: euros(amount) })),
        shares: [...shares],
        source: 'Rapport annuel 2015-2016',
        statedOn: dayOf(dayNumber(signedOn)),
      },
    },
  };
}

const axes = [
  'Présence de proximité',
  'Sur-entretien',
  'Déchets et encombrants',
  'Tranquillité résidentielle',
  'Concertation avec les locataires',
  'Animation et lien social',
] as const;

const lastSignature = dayNumber('2017-03-29');

/** Sixteen conventions signed before 30 March 2017; the split of the two sums between them is invented. */
function abatementSteps(random: SeededRandom): readonly ProgrammeStep[] {
  const { conventions, saving, valued } = taxAbatement;
  const weights = Array.from({ length: conventions }, () => 0.4 + random.next());
  const savings = shareOut(saving, weights, 100);
  // What exceeds the saving is shared apart, so that each landlord gives back at least what it saves (R22).
  const excesses = shareOut(
    valued - saving,
    weights.map((weight) => weight * (0.3 + random.next())),
    100,
  );
  return savings.flatMap((saved, index) =>
    conventionSteps(index, saved, saved + (excesses[index] ?? 0), random.fork(index)),
  );
}

function conventionSteps(
  index: number,
  saving: number,
  valued: number,
  random: SeededRandom,
): readonly ProgrammeStep[] {
  const place = places[index % places.length];
  if (!place) throw new RangeError('No place has a landlord');
  const convention = `tfpb-${String(index + 1).padStart(2, '0')}`;
  const signedOn = workingDayFrom(dayNumber('2016-02-01') + random.integer(0, 400));
  const signed = Math.min(signedOn, lastSignature);
  const sheetDay = workingDayFrom(Math.max(signed + 5, dayNumber('2017-02-01') + random.integer(0, 50)));
  const signatory = (party: 'city' | 'landlord' | 'state') => ({
    party,
    person: signatories(place.name, index)[party],
  });
  const parties = (['city', 'landlord', 'state'] as const).map(signatory);
  const actor = (financeOfficers[1] ?? administrator).id;
  const step = (day: DayNumber, persona: string, asked: TaxAbatementIntent): ProgrammeStep => ({
    day,
    slot: 3,
    subject: convention,
    persona,
    act: { on: 'tax-abatement', convention, asked },
  });
  return [
    step(signed, deciderOf('etat').id, {
      intent: 'sign',
      landlord: { name: `Bailleur social n° ${String(index + 1)} (démonstration)` },
      city: place.name,
      quartiers: [...(place.quartiers.length > 0 ? place.quartiers : [place.commune])],
      signedOn: dayOf(signed),
      firstYear: 2016,
      lastYear: 2020,
      signatories: parties,
    }),
    step(sheetDay, actor, {
      intent: 'submit-balance',
      year: 2016,
      saving: euros(saving),
      expenses: expensesOf(valued, random),
      submittedOn: dayOf(sheetDay),
    }),
    ...parties.map(({ party, person }, nth) => {
      const day = workingDayFrom(sheetDay + 7 * (nth + 1) + random.integer(0, 4));
      return step(day, actor, { intent: 'sign-balance', year: 2016, party, person, signedOn: dayOf(day) });
    }),
  ];
}

function signatories(town: string, index: number) {
  const nth = String(index + 1);
  return {
    city: { id: `maire-${nth}`, name: `Le maire de ${town}` },
    landlord: { id: `bailleur-${nth}`, name: `La direction du bailleur n° ${nth}` },
    state: { id: 'prefet-egalite-chances', name: 'Le préfet délégué pour l’égalité des chances' },
  } as const;
}

function expensesOf(valued: number, random: SeededRandom) {
  const chosen = random.shuffled(axes).slice(0, random.integer(3, 5));
  const amounts = shareOut(
    valued,
    chosen.map(() => 0.3 + random.next()),
    100,
  );
  return chosen.map((axis, index) => ({ axis, label: axis, amount: euros(amounts[index] ?? 0) }));
}

function euros(amount: number) {
  return cents(amount * 100);
}
