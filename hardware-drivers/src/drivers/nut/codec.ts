import type { Described } from '../../definition/driver.ts';
import { frameOf, more, skip, type Framing } from '../../framing/framing.ts';

/** The variables of one UPS with a long description each stay far below. */
const maxAnswer = 64 * 1024;
const newline = 0x0a;

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

/** Lines; a list from its BEGIN to its END is one frame. */
export const nutFraming: Framing = {
  maxFrame: maxAnswer,
  scan(bytes) {
    const end = bytes.indexOf(newline);
    if (end < 0) return bytes.length >= maxAnswer ? skip(maxAnswer, 'endless line') : more;
    const what = /^BEGIN (LIST .*)\r?\n$/.exec(textOf(bytes.subarray(0, end + 1)))?.[1];
    if (what === undefined) return frameOf(end + 1);
    const rest = bytes.subarray(end + 1);
    const last = Buffer.from(rest.buffer, rest.byteOffset, rest.length).indexOf(
      `END ${what.trimEnd()}`,
    );
    const close = last < 0 ? -1 : rest.indexOf(newline, last);
    return close < 0 ? more : frameOf(end + 1 + close + 1);
  },
};

export const line = (text: string): Uint8Array => new Uint8Array(Buffer.from(`${text}\n`, 'utf8'));

/** A word of the protocol: in quotes when it holds a space, with `\"` and `\\` inside. */
export function wordsOf(text: string): string[] {
  return [...text.matchAll(/"((?:\\.|[^"\\])*)"|(\S+)/g)].map(
    ([, quoted, bare]) => bare ?? (quoted ?? '').replaceAll(/\\(.)/g, '$1'),
  );
}

export type NutAnswer =
  | { readonly kind: 'error'; readonly code: string }
  | {
      readonly kind: 'variable';
      readonly ups: string;
      readonly name: string;
      readonly value: string;
    }
  | {
      readonly kind: 'devices';
      readonly devices: readonly { readonly name: string; readonly text: string }[];
    }
  | {
      readonly kind: 'variables';
      readonly ups: string;
      readonly variables: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'ok'; readonly text: string };

/** What the server said, or undefined when it is no answer. */
export function readAnswer(frame: Uint8Array): NutAnswer | undefined {
  const lines = textOf(frame).split(/\r?\n/);
  const first = wordsOf(lines[0] ?? '');
  const [word, second = '', third = '', fourth = ''] = first;
  if (word === 'ERR') return { kind: 'error', code: second };
  if (word === 'OK') return { kind: 'ok', text: first.slice(1).join(' ') };
  if (word === 'VAR' && first.length === 4)
    return { kind: 'variable', ups: second, name: third, value: fourth };
  if (word !== 'BEGIN' || second !== 'LIST') return undefined;
  const rows = lines.slice(1, -2).map(wordsOf);
  if (third === 'UPS') {
    const devices = rows.flatMap(([kind, name, text = '']) =>
      kind === 'UPS' && name !== undefined ? [{ name, text }] : [],
    );
    return { kind: 'devices', devices };
  }
  if (third !== 'VAR') return undefined;
  const variables = new Map(
    rows.flatMap(([kind, ups, name, value]): [string, string][] =>
      kind === 'VAR' && ups === fourth && name !== undefined && value !== undefined
        ? [[name, value]]
        : [],
    ),
  );
  return { kind: 'variables', ups: fourth, variables };
}

const requests = /^(LIST|GET|HELP|VER|NETVER|LOGIN|LOGOUT|USERNAME|PASSWORD|STARTTLS)\b/;

export function describeNut(frame: Uint8Array): Described | undefined {
  const text = textOf(frame).trimEnd();
  if (requests.test(text)) return { direction: 'host->device', meaning: text };
  const answer = readAnswer(frame);
  const said = (meaning: string): Described => ({ direction: 'device->host', meaning });
  switch (answer?.kind) {
    case 'error':
      return said(`error ${answer.code}`);
    case 'variable':
      return said(`${answer.ups} ${answer.name} = ${answer.value}`);
    case 'devices':
      return said(`UPS: ${answer.devices.map(({ name }) => name).join(', ')}`);
    case 'variables':
      return said(`${answer.ups}: ${answer.variables.size} variables`);
    case 'ok':
      return said(answer.text === '' ? 'ok' : `ok ${answer.text}`);
    case undefined:
      return undefined;
  }
}
