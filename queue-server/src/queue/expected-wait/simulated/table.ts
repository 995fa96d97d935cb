import { addErrors, noError, type WaitError } from '../error.ts';
import { accuracyOf } from '../../wait-accuracy.ts';
import { dayPlan, hallPlan } from './plan.ts';
import { dates, simulatedHall } from './play.ts';

/** Days the hall learns before it is judged, and days on which it is. */
const daysLearnt = 2;
const daysJudged = 3;

const sum = (errors: Readonly<Record<string, WaitError>>): WaitError =>
  Object.values(errors).reduce(addErrors, noError);

/** Plays one hall for a week; answers its errors on the first day and on the last three. */
export function playHall(name: string): { readonly cold: WaitError; readonly judged: WaitError } {
  const plan = hallPlan(name);
  const simulated = simulatedHall(plan);
  let cold = noError;
  let judged = noError;
  dates(daysLearnt + daysJudged).forEach((date, day) => {
    simulated.play(date, dayPlan(name, plan, day));
    const today = sum(simulated.state.errors.today);
    if (day === 0) cold = today;
    if (day >= daysLearnt) judged = addErrors(judged, today);
  });
  return { cold, judged };
}

/** Our error as a share of a simple way's: 0.7 means 30 % lower. */
const ratio = (ours: number, theirs: number): number =>
  theirs === 0 ? 0 : Math.round((ours / theirs) * 1_000) / 1_000;

const row = (error: WaitError) => ({
  ...accuracyOf(error),
  againstConstant: ratio(error.ours, error.constant),
  againstLastWait: ratio(error.ours, error.last),
});

/** The table of the README: so many halls of a seed. Errors in seconds, bounds as shares. */
export function waitTable(seed: string, halls: number) {
  let judged = noError;
  let cold = noError;
  const each = Array.from({ length: halls }, (_, index) => {
    const hall = `${seed}.${index + 1}`;
    const played = playHall(hall);
    judged = addErrors(judged, played.judged);
    cold = addErrors(cold, played.cold);
    return { hall, ...row(played.judged) };
  });
  return { seed, daysLearnt, daysJudged, all: row(judged), firstDay: row(cold), halls: each };
}
