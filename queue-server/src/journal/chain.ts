import { hash } from 'node:crypto';

/** The link of one event: covers everything stored about it and the link before. */
export function linkOf(
  previous: string,
  event: {
    readonly stream: string;
    readonly seq: number;
    readonly type: string;
    readonly at: number;
    readonly by: string;
    readonly body: string;
  },
): string {
  const text = `${previous}\n${event.stream}\n${event.seq}\n${event.type}\n${event.at}\n${event.by}\n${event.body}`;
  return hash('sha256', text);
}

/** The head of a feed after one more event: what is anchored elsewhere to prove nothing was cut off. */
export function feedHead(previous: string, link: string): string {
  return hash('sha256', `${previous}\n${link}`);
}
