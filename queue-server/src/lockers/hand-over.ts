import type { Decider, Decision, Recorded } from '../journal/index.ts';
import type { CabinetView, HandOver, HandOverEvent } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { CabinetPlan } from '../terminals/plan.ts';

/** One 交接单: who gave, who took, what was on it and what of it did not arrive. */
export interface HandOverList {
  readonly id: string;
  readonly deposits: readonly string[];
  readonly collectedBy: string;
  readonly collectedAt: number;
  readonly receivedBy: string | null;
  readonly receivedAt: number | null;
  readonly missing: readonly string[];
}
export interface HandOvers {
  readonly lists: Readonly<Record<string, HandOverList>>;
}

export type HandOverCommand =
  | { readonly do: 'make'; readonly id: string; readonly collected: readonly string[] }
  | { readonly do: 'receive'; readonly id: string; readonly missing: readonly string[] };

function evolve({ lists }: HandOvers, event: Recorded<HandOverEvent>): HandOvers {
  const { id, account } = event.data;
  if (event.type === 'hand-over-made') {
    const made: HandOverList = {
      id,
      deposits: event.data.deposits,
      collectedBy: account,
      collectedAt: event.at,
      receivedBy: null,
      receivedAt: null,
      missing: [],
    };
    return { lists: { ...lists, [id]: made } };
  }
  const known = lists[id];
  if (known === undefined) return { lists };
  const { missing } = event.data;
  const received = { ...known, receivedBy: account, receivedAt: event.at, missing };
  return { lists: { ...lists, [id]: received } };
}

type HandOverDecision = Decision<HandOverEvent, HandOverList>;

function decided(
  state: HandOvers,
  event: HandOverEvent,
  { now, by, nextSeq }: { now: number; by: string; nextSeq: number },
): HandOverDecision {
  const { lists } = evolve(state, { ...event, seq: nextSeq, at: now, by });
  const answer = lists[event.data.id];
  if (answer === undefined) throw new Error('a hand-over vanished while it was made');
  return { events: [event], answer };
}

/** The rule of `hand-over/<cabinet>`: each deposit is handed over once, between two people. */
export const handOverDecider: Decider<HandOvers, HandOverCommand, HandOverEvent, HandOverList> = {
  kind: 'hand-over',
  initial: () => ({ lists: {} }),
  evolve,
  decide(state, command, context) {
    const { id } = command;
    const account = context.by;
    if (command.do === 'make') {
      const listed = new Set(Object.values(state.lists).flatMap(({ deposits }) => deposits));
      const deposits = command.collected.filter((deposit) => !listed.has(deposit));
      if (deposits.length === 0) return refusal('hand-over-empty');
      const data = { id, account, deposits };
      return decided(state, { type: 'hand-over-made', data }, context);
    }
    const list = state.lists[id];
    if (list === undefined) return refusal('hand-over-unknown');
    if (list.receivedBy !== null) return refusal('hand-over-received');
    if (list.collectedBy === account) return refusal('hand-over-self');
    const missing = command.missing.filter((deposit) => list.deposits.includes(deposit));
    const data = { id, account, missing };
    return decided(state, { type: 'hand-over-received', data }, context);
  },
  snapshot: { version: 1, every: 500, save: (state) => state, load: (saved) => saved as HandOvers },
};

const iso = (at: number): string => new Date(at).toISOString();

/** A list as it is read and printed. */
export function handOverView(
  plan: CabinetPlan,
  list: HandOverList,
  { deposits }: Pick<CabinetView, 'deposits'>,
): HandOver {
  return {
    id: list.id,
    cabinet: plan.id,
    collectedBy: list.collectedBy,
    receivedBy: list.receivedBy,
    collectedAt: iso(list.collectedAt),
    receivedAt: list.receivedAt === null ? null : iso(list.receivedAt),
    deposits: deposits
      .filter(({ deposit }) => list.deposits.includes(deposit))
      .map(({ deposit, slip, case: number, itemName, contents }) => ({
        deposit,
        slip,
        case: number,
        itemName,
        contents,
        arrived: list.receivedBy === null ? null : !list.missing.includes(deposit),
      })),
  };
}
