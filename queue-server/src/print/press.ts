import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../http/problems.ts';
import type { Outcome } from '../journal/index.ts';
import { openFonts, toPdf, type Content, type Fonts, type Imprint } from '../paper/index.ts';
import type { Text } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { Site } from '../city.ts';

export interface PressParts {
  readonly now: () => number;
  /** Further fonts for rare characters of names. */
  readonly fontDirectory: string | undefined;
  /** Marks every sheet 演示样张. */
  readonly demo: boolean;
}

export type Language = 'zh' | 'both';

/** Makes pages in the office. What was printed is the browser's business; here a sheet is only drawn. */
export interface Press {
  /** What a sheet from the office carries. */
  imprint(site: Pick<Site, 'name' | 'phone' | 'timeZone'>, serial: string): Imprint;
  page(content: Content, language?: Language): Promise<Outcome<Uint8Array>>;
}

const office: Text = { zh: '后台', en: 'office' };

export function createPress({ now, fontDirectory, demo }: PressParts): Press {
  let fonts: Promise<Fonts> | undefined;
  return {
    imprint: ({ name, phone, timeZone }, serial) => ({
      serial,
      site: name,
      terminal: office.zh,
      phone,
      printedAt: new Date(now()).toISOString(),
      timeZone,
      demo,
    }),
    async page(content, language = 'zh') {
      // Ten megabytes of font: read with the first page, once.
      fonts ??= openFonts(fontDirectory === undefined ? {} : { directory: fontDirectory });
      const page = await toPdf(content, { fonts: await fonts, language });
      if (page.ok) return { ok: true, answer: page.value };
      const { code, characters } = page.refused;
      return { ok: false, ...refusal('paper-refused', { because: code, characters }) };
    },
  };
}

/** Answers with a page, to be shown and printed by the browser. */
export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  page: Outcome<Uint8Array>,
): FastifyReply {
  if (!page.ok) return sendProblem(request, reply, page.refused);
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${name}.pdf"`)
    .serializer((value: unknown) => value as string)
    .send(Buffer.from(page.answer));
}
