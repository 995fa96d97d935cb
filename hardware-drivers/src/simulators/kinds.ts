import { checkProfile, type ProfileSchema, type ProfileOf } from '../definition/profile.ts';
import type { Problem } from '../supervisor/device.ts';
import { borderedFaultCommands } from './answering.ts';
import { cardLine, type CardLine } from './card-line.ts';
import { simulatedLine, type SimulatedLine } from './line.ts';
import { faultCommands } from './wire-faults.ts';
import { folderLine, type FolderLine } from './folder-line.ts';
import type {
  CardBrain,
  Commands,
  FolderBrain,
  HttpBrain,
  SimulatorPorts,
  StreamBrain,
} from './simulator.ts';
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

export type Line = SimulatedLine | WebLine | CardLine | FolderLine;

export type Made =
  | { readonly ok: false; readonly problems: readonly Problem[] }
  | {
      readonly ok: true;
      readonly line: Line;
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
  ) => StreamBrain<W> | HttpBrain<W> | CardBrain<W> | FolderBrain<W>;
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
      const made = (line: Line, faults: Commands): Made => ({
        ok: true,
        line,
        commands: { ...world, ...faults },
        settings: checked.value,
      });
      switch (brain.medium) {
        case 'http': {
          const line = webLine(brain, ports);
          return made(line, webFaultCommands(line));
        }
        case 'card': {
          const line = cardLine(brain, ports);
          return made(line, borderedFaultCommands(line));
        }
        case 'folder': {
          const line = folderLine(brain, ports);
          return made(line, borderedFaultCommands(line));
        }
        case 'stream': {
          const line = simulatedLine(brain, ports, pace);
          return made(line, faultCommands(line));
        }
      }
    },
  };
}
