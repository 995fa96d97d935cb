import { frameOf, more, skip, type Framing, type Scan } from './framing.ts';

const starts = /^(?:GET|POST|PUT|DELETE|HEAD|OPTIONS|HTTP\/1\.[01]) /;
const maxHead = 16 * 1024;
const maxBody = 64 * 1024 * 1024;

/** HTTP/1.1 messages of a capture, by Content-Length; what has none ends with its head. */
export const httpMessages: Framing = {
  maxFrame: maxHead + maxBody,
  scan(bytes): Scan {
    const head = Buffer.from(
      bytes.buffer,
      bytes.byteOffset,
      Math.min(bytes.length, maxHead),
    ).toString('latin1');
    if (!starts.test(head)) {
      if (bytes.length < 9 && /^[A-Z]/.test(head)) return more;
      const next = /\r\n(?=(?:GET|POST|PUT|DELETE|HEAD|OPTIONS|HTTP\/1\.[01]) )/.exec(head);
      return skip(
        next ? next.index + 2 : Math.min(bytes.length, maxHead),
        'no HTTP message starts here',
      );
    }
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return bytes.length >= maxHead ? skip(1, 'endless head') : more;
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head.slice(0, end + 2))?.[1] ?? 0);
    if (length > maxBody) return skip(1, 'impossible length');
    const whole = end + 4 + length;
    return bytes.length < whole ? more : frameOf(whole);
  },
};
