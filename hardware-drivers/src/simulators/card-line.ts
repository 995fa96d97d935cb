import { failed, ok, type Outcome } from '../command/outcome.ts';
import type { Address } from '../transport/address.ts';
import type { CardConnection } from '../transport/connection.ts';
import {
  createAnswers,
  createPlug,
  noBorderedFaults,
  type BorderedFaults,
  type Plug,
} from './answering.ts';
import type { CardBrain, SimulatorPorts } from './simulator.ts';

export interface CardLine extends Plug {
  readonly faults: BorderedFaults;
  heal(): void;
  open(address: Address): CardConnection;
  /** The slot itself, for hosts that carry it elsewhere. */
  readonly slot: CardBrain<unknown>;
}

/** A slot with faults between it and the host. */
export function cardLine(slot: CardBrain<unknown>, ports: SimulatorPorts): CardLine {
  const faults = noBorderedFaults();
  const plug = createPlug(() => slot.powerUp());
  const answers = createAnswers(faults, ports, plug.unplug);

  /** Never settles when the answer is lost: the host's own deadline has to end it. */
  function answer<T>(work: () => Outcome<T>): Promise<Outcome<T>> {
    return new Promise((resolve) => {
      if (!plug.plugged)
        return resolve(failed('line-closed', 'the reader is gone', { sent: false }));
      const result = work();
      const wait = answers.next();
      if (faults.muted || wait === 'lost') return;
      ports.clock.after(wait, () =>
        resolve(plug.plugged ? result : failed('line-closed', 'the reader is gone')),
      );
    });
  }

  return {
    faults,
    slot,
    get plugged() {
      return plug.plugged;
    },
    unplug: plug.unplug,
    replug: plug.replug,
    onPlug: plug.onPlug,
    heal: () => void Object.assign(faults, noBorderedFaults()),
    open(address) {
      const connection: CardConnection = {
        medium: 'card',
        address,
        onClose: (listener) => plug.onPlug((now) => !now && listener('the reader was unplugged')),
        present: () => answer(() => ok(slot.present)),
        connect: () =>
          answer(() => {
            if (!slot.present) return failed('no-card', 'no card in the slot');
            const card = slot.powerOn();
            return card ? ok(card) : failed('card-unreadable', 'the card stays mute');
          }),
        transmit: (apdu) =>
          answer(() => {
            const response = slot.transmit(apdu);
            return response
              ? ok(answers.spoil(response))
              : failed('card-removed', 'the card is not there any more');
          }),
        disconnect: async () => {
          await answer(() => {
            slot.powerOff();
            return ok(undefined);
          });
        },
        close: () => Promise.resolve(),
        [Symbol.asyncDispose]: () => Promise.resolve(),
      };
      return connection;
    },
  };
}
