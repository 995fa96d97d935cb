import { readFileSync } from 'node:fs';
import type { SupervisedDevice } from '../../supervisor/device.ts';
import { UsageError, type Answer } from '../answer.ts';
import type { Arguments } from '../arguments.ts';

/** What stands behind the operation's name on the command line. */
export interface Asked {
  readonly words: readonly string[];
  readonly given: Arguments;
}
export interface Task {
  readonly device: SupervisedDevice;
  /** Left of the whole timeout when the device was ready. */
  readonly deadlineMs: number;
}
export type Action = (task: Task) => Promise<Answer>;

/** Reads all of its words first: wrong usage is said before anything is opened. */
export type Operation = (asked: Asked) => Action;
export type Operations = Readonly<Record<string, Operation>>;

export function fileWord(words: readonly string[]): string {
  const [file] = words;
  if (file === undefined) throw new UsageError('print wants a file');
  return file;
}

export function readBytes(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file === '-' ? 0 : file));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
