import { checkProfile, type ProfileSchema, type ProfileOf } from '../definition/profile.ts';
import type { Problem } from '../supervisor/device.ts';
import { cardFaultCommands, cardLine, type CardLine } from './card-line.ts';
import { faultCommands, simulatedLine, type SimulatedLine } from './line.ts';
import type { CardBrain, Commands, HttpBrain, SimulatorPorts, StreamBrain } from './simulator.ts';
import { webFaultCommands, webLine, type WebLine } from './web-line.ts';

/** A kind of simulated device: named like its driver, with settings of its own (all with defaults). */
export interface SimulatorKind {
  readonly driver: string;
  readonly settings: ProfileSchema;
  /** Path of the base URL for HTTP devices. */
  readonly path: string;
  readonly scheme: 'http' | 'ipp';
  make(ports: SimulatorPorts, settings: unknown, pace: boolean): Made;
}

export type Made =
  | { readonly ok: false; readonly problems: readonly Problem[] }
  | {
      readonly ok: true;
      readonly line: SimulatedLine | WebLine | CardLine;
      /** The physical world and the wire faults, as commands. */
      readonly commands: Commands;
      /** The settings in force: what a driver's profile has to agree with. */
      readonly settings: Readonly<Record<string, unknown>>;
    };

interface Definition<S extends ProfileSchema, W> {
  readonly driver: string;
  readonly settings: S;
  readonly path?: string;
  readonly scheme?: 'http' | 'ipp';
  readonly brain: (
    ports: SimulatorPorts,
    settings: ProfileOf<S>,
  ) => StreamBrain<W> | HttpBrain<W> | CardBrain<W>;
  readonly commands: (world: W) => Commands;
}

/** Joins a brain, its world's commands and a faulty wire into something that can be hung anywhere. */
export function defineSimulator<const S extends ProfileSchema, W>(
  definition: Definition<S, W>,
): SimulatorKind {
  return {
    driver: definition.driver,
    settings: definition.settings,
    path: definition.path ?? '',
    scheme: definition.scheme ?? 'http',
    make(ports, input, pace) {
      const checked = checkProfile(definition.settings, input);
      if (!checked.ok) return checked;
      const brain = definition.brain(ports, checked.value);
      const world = definition.commands(brain.world);
      if (brain.medium === 'http') {
        const line = webLine(brain, ports);
        return {
          ok: true,
          line,
          commands: { ...world, ...webFaultCommands(line) },
          settings: checked.value,
        };
      }
      if (brain.medium === 'card') {
        const line = cardLine(brain, ports);
        return {
          ok: true,
          line,
          commands: { ...world, ...cardFaultCommands(line) },
          settings: checked.value,
        };
      }
      const line = simulatedLine(brain, ports, pace);
      return {
        ok: true,
        line,
        commands: { ...world, ...faultCommands(line) },
        settings: checked.value,
      };
    },
  };
}
