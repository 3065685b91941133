import { mostFloorMovement, movement, ratios, spread, valuesOf } from './series.mjs';

/**
 * What a row's rounds say of its goals.
 * @returns each contender's measures and each goal's verdict: `met`, `missed`, `rejected` or `not run`
 */
export function judge(row, rounds) {
  const floors = valuesOf(rounds, row.floor, row.floorMeasure ?? 'perSecond');
  const floorMovement = floors.length > 0 ? movement(floors) : undefined;
  const rejected = floorMovement !== undefined && floorMovement > mostFloorMovement;
  const measures = Object.fromEntries(
    Object.keys(row.contenders).map((name) => [name, measuresOf(rounds, name, row.measures)]),
  );
  return {
    floorMovement,
    rejected,
    measures,
    goals: row.goals.map((goal) => verdict(goal, rounds, rejected)),
  };
}

function measuresOf(rounds, name, names) {
  return Object.fromEntries(
    names.flatMap((measure) => {
      const values = valuesOf(rounds, name, measure);
      return values.length > 0 ? [[measure, spread(values)]] : [];
    }),
  );
}

function verdict(goal, rounds, rejected) {
  const { of, against, measure = 'perSecond', atLeast, atMost } = goal;
  const values = against ? ratios(rounds, of, against, measure) : valuesOf(rounds, of, measure);
  if (values.length === 0) return { ...goal, verdict: 'not run' };
  const found = spread(values);
  const met = atLeast === undefined ? found.median <= atMost : found.median >= atLeast;
  // What is compared with nothing but a limit needs no floor to be said.
  const outcome = rejected && against ? 'rejected' : met ? 'met' : 'missed';
  return { ...goal, found, verdict: outcome };
}
