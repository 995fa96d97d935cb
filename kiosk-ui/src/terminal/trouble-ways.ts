import type { Command, Step } from '@banshi/terminal-agent/protocol';
import type { Words } from '../locales/index.ts';
import { chosenWays, ways } from '../locales/terminal/ways.ts';

export interface Way {
  readonly name: Words;
  readonly command: Command;
}

const services = ['apply', 'drop-off', 'pick-up', 'ticket', 'progress', 'print', 'help'] as const;

/**
 * Reads a way on as a trouble names it: `command` or `command:choice`. A way whose choices are on
 * the screen already needs no button; unknown names are left out.
 */
export function readWay(named: string, step: Step): Way | null {
  const text = named.includes(':') ? named : (usualChoice(named, step) ?? named);
  const [type = '', choice] = text.split(':');
  const service = services.find((name) => name === choice);
  const name = chosenWays[text] ?? ways[type as Command['type']];
  if (!name) return null;
  if (type === 'identify-with' && (choice === 'card' || choice === 'code')) {
    return { name, command: { type, way: choice } };
  }
  if (type === 'choose-service' && service) return { name, command: { type, service } };
  const plain = plainCommands.find((command) => command === type);
  return plain && choice === undefined ? { name, command: { type: plain } } : null;
}

const plainCommands = [
  'continue',
  'back',
  'help',
  'leave',
  'reprint',
  'reopen',
  'cancel-deposit',
  'scan-page',
  'submit',
  'skip',
  'more-time',
  'start-deposit',
  'accept-notice',
  'sheet-there',
  'pause',
] as const;

/** The choice most people need where a way is named without one. */
function usualChoice(type: string, step: Step): string | null {
  if (type === 'choose-service' && step !== 'menu') return 'choose-service:ticket';
  if (type !== 'identify-with') return null;
  return step === 'pick-up-code' || step === 'progress-code'
    ? 'identify-with:card'
    : 'identify-with:code';
}
