import type { HttpResponse } from '../../transport/connection.ts';

/** A picture that broke off must not become somebody's application. */
export function whole(page: HttpResponse): boolean {
  const { body, headers } = page;
  const promised = headers['content-length'];
  if (promised !== undefined && Number(promised) !== body.length) return false;
  const type = mediaTypeOf(page);
  const text = Buffer.from(body.subarray(0, 8)).toString('latin1');
  if (type === 'image/jpeg')
    return (
      body[0] === 0xff &&
      body[1] === 0xd8 &&
      Buffer.from(body.subarray(-64)).includes(Buffer.of(0xff, 0xd9))
    );
  if (type === 'image/png')
    return text.startsWith('\x89PNG') && Buffer.from(body.subarray(-12)).includes('IEND');
  if (type === 'application/pdf')
    return text.startsWith('%PDF-') && Buffer.from(body.subarray(-1024)).includes('%%EOF');
  return body.length > 0;
}
export const mediaTypeOf = (page: HttpResponse) =>
  (page.headers['content-type'] ?? 'image/jpeg').split(';')[0]?.trim() ?? '';
