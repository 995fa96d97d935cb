import type { Site } from '../city.ts';
import { openFonts, sampleCertificate, toPdf, type Fonts } from '../paper/index.ts';
import type { Text } from '../protocol/index.ts';

/** What a certificate says, on its way to the body whose seal it bears. */
export interface ToSeal {
  readonly number: string;
  readonly caseNumber: string;
  readonly name: Text;
  readonly item: Text;
  readonly issuer: Text;
  readonly holder: string;
  /** Legal date of the decision. */
  readonly date: string;
  readonly at: number;
  readonly site: Site;
  /** Whole address of the page that verifies it. */
  readonly verifyUrl: string;
}

/**
 * The issuing body's e-seal service. We never compose a seal: what comes back is kept and printed
 * byte for byte. Null where it refuses. The same question gives the same file.
 */
export interface SealService {
  seal(certificate: ToSeal): Promise<Uint8Array | null>;
}

/** A city that has not connected a seal service issues nothing by itself. */
export const noSealService: SealService = { seal: async () => null };

/** The demo's stand-in for an issuing body: 演示样张, without any seal. */
export function demoSealService(fontDirectory: string | undefined): SealService {
  let fonts: Promise<Fonts> | undefined;
  return {
    async seal({ number, caseNumber, name, item, issuer, holder, date, at, site, verifyUrl }) {
      fonts ??= openFonts(fontDirectory === undefined ? {} : { directory: fontDirectory });
      const content = sampleCertificate(
        {
          name,
          number,
          holder,
          facts: [
            { label: { zh: '事项', en: 'Service' }, value: item },
            {
              label: { zh: '办件编号', en: 'Case number' },
              value: { zh: caseNumber, en: caseNumber },
            },
          ],
          statement: {
            zh: '兹证明上述事项已经依法办结。本页为系统演示数据，人员与机构均为虚构。',
            en: 'This is to show that the service named was granted. Demonstration data; people and bodies are fictional.',
          },
          issuer,
          date,
          verifyUrl,
        },
        {
          serial: number,
          site: site.name,
          terminal: '演示签发服务',
          phone: site.phone,
          printedAt: new Date(at).toISOString(),
          timeZone: site.timeZone,
          demo: true,
        },
      );
      const page = await toPdf(content, { fonts: await fonts });
      return page.ok ? page.value : null;
    },
  };
}
