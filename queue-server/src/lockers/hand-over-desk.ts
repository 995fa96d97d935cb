import { feedOf } from '../city.ts';
import type { Address, Outcome, Sender } from '../journal/index.ts';
import type { HandOver } from '../protocol/index.ts';
import type { Parts } from '../room.ts';
import type { CabinetPlan } from '../terminals/plan.ts';
import type { LockerDesk } from './desk.ts';
import { handOverDecider, handOverView, type HandOverCommand } from './hand-over.ts';

/** The shell around hand-over lists (交接单). */
export class HandOverDesk {
  readonly #own: { readonly parts: Parts; readonly lockers: LockerDesk };

  constructor(own: { readonly parts: Parts; readonly lockers: LockerDesk }) {
    this.#own = own;
  }

  /** Lists everything collected that no list has yet; whoever makes it has the papers in hand. */
  async make(plan: CabinetPlan, sender: Sender): Promise<Outcome<HandOver>> {
    const { state } = await this.#own.lockers.replica(plan);
    const collected = Object.values(state.deposits)
      .filter(({ state: where }) => where === 'collected')
      .map(({ id }) => id);
    const id = `h-${this.#own.parts.rng.uuid()}`;
    return this.#handed(plan, { do: 'make', id, collected }, sender);
  }

  /** The other side says what arrived. */
  receive(
    plan: CabinetPlan,
    id: string,
    missing: readonly string[],
    sender: Sender,
  ): Promise<Outcome<HandOver>> {
    return this.#handed(plan, { do: 'receive', id, missing }, sender);
  }

  /** All lists of a cabinet, the newest first. */
  async all(plan: CabinetPlan): Promise<HandOver[]> {
    const view = await this.#own.lockers.view(plan);
    const { state } = await this.#own.parts.journal.state(handOverDecider, this.#listsAt(plan));
    return Object.values(state.lists)
      .map((list) => handOverView(plan, list, view))
      .reverse();
  }

  /** What was on a list and never reached the desk, until it is reconciled after all. */
  async missing(
    plan: CabinetPlan,
  ): Promise<readonly (readonly [deposit: string, { slip: string; list: string }])[]> {
    const { state } = await this.#own.parts.journal.state(handOverDecider, this.#listsAt(plan));
    const lists = Object.values(state.lists).filter(({ missing }) => missing.length > 0);
    if (lists.length === 0) return [];
    const { deposits } = await this.#own.lockers.view(plan);
    return lists.flatMap((list) =>
      list.missing.flatMap((id) => {
        const deposit = deposits.find((one) => one.deposit === id);
        if (deposit === undefined || deposit.state === 'reconciled') return [];
        return [[id, { slip: deposit.slip, list: list.id }] as const];
      }),
    );
  }

  #listsAt(plan: CabinetPlan): Address {
    return { feed: feedOf(plan.site), stream: `hand-over/${plan.id}` };
  }

  async #handed(
    plan: CabinetPlan,
    command: HandOverCommand,
    sender: Sender,
  ): Promise<Outcome<HandOver>> {
    const { journal } = this.#own.parts;
    const outcome = await journal.execute(handOverDecider, this.#listsAt(plan), command, sender);
    if (!outcome.ok) return outcome;
    return {
      ok: true,
      answer: handOverView(plan, outcome.answer, await this.#own.lockers.view(plan)),
    };
  }
}
