import type { FastifyReply, FastifyRequest } from 'fastify';
import { feedOf } from '../city.ts';
import type { Hall } from '../halls/hall.ts';
import { hallInForce } from '../halls/in-force.ts';
import { callerName } from '../http/gate.ts';
import { sendOutcome, sendProblem } from '../http/problems.ts';
import type { Address, StateAt } from '../journal/index.ts';
import type { HallView } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import { hallView } from '../screens/hall-view.ts';
import type { Parts } from '../room.ts';
import type { HallAnswer, HallCommand } from './commands.ts';
import type { HallDecider } from './decider.ts';
import type { HallState } from './state.ts';

/** Milliseconds a drawn picture may be shown again. */
const pictureLasts = 1_000;

type AnswerOf<Kind extends HallAnswer['kind']> = Extract<HallAnswer, { readonly kind: Kind }>;

/** Where requests about halls meet the journal. */
export class HallDesk {
  readonly #parts: Parts;
  readonly #halls: ReadonlyMap<string, Hall>;
  readonly #decider: HallDecider;
  readonly #pictures = new WeakMap<HallState, { view: HallView; drawnAt: number }>();

  constructor(parts: Parts, halls: ReadonlyMap<string, Hall>, decider: HallDecider) {
    this.#parts = parts;
    this.#halls = halls;
    this.#decider = decider;
  }

  get halls(): Iterable<Hall> {
    return this.#halls.values();
  }

  hall(id: string): Hall | undefined {
    return this.#halls.get(id);
  }

  addressOf(hall: Hall): Address {
    return { feed: feedOf(hall.settings.site), stream: `hall/${hall.settings.id}` };
  }

  /** The hall as it is now, under the settings now in force. */
  async now(hall: Hall): Promise<StateAt<HallState> & { readonly hall: Hall }> {
    const found = await this.#parts.journal.state(this.#decider, this.addressOf(hall));
    return { ...found, hall: hallInForce(hall, found.state.settings) };
  }

  /**
   * The public picture. Thousands of boards ask for it after the same event, so it is drawn once
   * per state and second; expected waits hardly move within one.
   */
  async picture(founded: Hall): Promise<HallView> {
    const { hall, state, seq } = await this.now(founded);
    const now = this.#parts.clock.now();
    const known = this.#pictures.get(state);
    if (known !== undefined && Math.abs(now - known.drawnAt) < pictureLasts) return known.view;
    const view = hallView(hall, state, seq, now);
    this.#pictures.set(state, { view, drawnAt: now });
    return view;
  }

  /** The hall as far as this node knows it; undefined when nobody asked for it here. */
  known(hall: Hall): HallState | undefined {
    return this.#parts.journal.known(this.#decider, this.addressOf(hall));
  }

  /** Sends a command nobody waits for: the clock's. */
  async tick(hall: Hall): Promise<void> {
    const at = this.addressOf(hall);
    await this.#parts.journal.execute(this.#decider, at, { do: 'tick' }, { by: 'clock' });
  }

  /** Sends the command in the caller's name and answers the request with what came of it. */
  async send<Kind extends HallAnswer['kind']>(
    request: FastifyRequest,
    reply: FastifyReply,
    hallId: string,
    command: HallCommand,
    kind: Kind,
    shape: (answer: AnswerOf<Kind>, hall: Hall) => unknown,
    status = 200,
  ): Promise<FastifyReply> {
    const hall = this.#halls.get(hallId);
    if (hall === undefined) return sendProblem(request, reply, refusal('hall-unknown').refused);
    const key = request.commandKey;
    const sender = {
      by: callerName(request.caller),
      ...(key === undefined ? {} : { key }),
    };
    const at = this.addressOf(hall);
    const outcome = await this.#parts.journal.execute(this.#decider, at, command, sender);
    const view = (answer: HallAnswer): unknown => {
      if (answer.kind !== kind) throw new Error(`${command.do} answered ${answer.kind}`);
      // Checked above: the kind names the member of the union.
      const known = this.known(hall);
      const inForce = known === undefined ? hall : hallInForce(hall, known.settings);
      return shape(answer as AnswerOf<Kind>, inForce);
    };
    return sendOutcome(request, reply, outcome, view, status);
  }
}
