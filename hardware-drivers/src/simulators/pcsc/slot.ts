import { createSlotState, type SlotWorld } from '../cards/world.ts';
import type { CardBrain, SimulatorPorts } from '../simulator.ts';

/** A slot behind a reader stack that has already agreed with the card on T=0. */
export function pcscSlotBrain(_ports: SimulatorPorts): CardBrain<SlotWorld> {
  const listeners = new Set<() => void>();
  const slot = createSlotState(() => {
    for (const listener of [...listeners]) listener();
  });
  return {
    medium: 'card',
    world: slot.world,
    get present() {
      return slot.present;
    },
    get atr() {
      return slot.atr;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    powerOn() {
      const atr = slot.powerOn();
      return atr && { atr, protocol: 0 };
    },
    transmit: (apdu) => slot.command(apdu),
    powerOff: () => slot.powerOff(),
    powerUp: () => slot.powerOff(),
  };
}
