import type { CaseDesk } from '../cases/desk.ts';
import type { Office } from '../cases/office.ts';
import type { Reacted, Reaction } from '../connectors/reactions.ts';
import type { Log } from '../ports/index.ts';
import { legalDate } from '../rules/index.ts';
import type { Registry } from './registry.ts';
import type { SealService } from './seal-service.ts';

export interface IssueParts {
  readonly cases: CaseDesk;
  readonly office: Office;
  readonly registry: Registry;
  readonly seals: SealService;
  /** Whole address of the page that verifies a number with a code. */
  readonly verifyUrl: (number: string, code: string) => string;
  readonly log: Log;
}

/** One certificate a case: its number says which. */
export const certificateOf = (caseNumber: string): string => `ZM${caseNumber}`;

export const issueTypes = ['certificate-made'] as const;

/** 制证: once a certificate is made, its sealed file is fetched from the issuing body and registered. */
export function issueCertificates(own: IssueParts): Reaction {
  const { cases, office, registry, seals, verifyUrl, log } = own;
  return {
    name: 'certificates',
    types: issueTypes,
    async react(event): Promise<Reacted> {
      const caseNumber = event.stream.slice('case/'.length);
      const opened = await cases.open(caseNumber);
      const submission = opened === undefined ? null : await office.submissionOf(opened);
      if (opened === undefined || submission === null) return 'dropped';
      const { site, one } = opened;
      const { item } = opened.compiled;
      const number = certificateOf(caseNumber);
      const issuedOn = legalDate(event.at, site.timeZone);
      const about = { number, caseNumber, name: item.result.name, issuer: item.department.name };
      const file = await seals.seal({
        ...about,
        item: item.name,
        holder: submission.applicant.name,
        date: issuedOn,
        at: event.at,
        site,
        verifyUrl: verifyUrl(number, registry.markOf(number)),
      });
      if (file === null) {
        log('certificate-not-sealed', { case: caseNumber });
        return 'dropped';
      }
      await registry.keep({ ...about, issuedOn, pages: 1 }, one.subject, file);
      return 'done';
    },
  };
}
