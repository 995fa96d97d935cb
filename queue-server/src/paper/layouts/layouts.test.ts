import { describe, expect, it } from 'vitest';
import { same } from '../content/compose.ts';
import { imprint, samples } from '../preview/samples.ts';
import { callBackSlip } from './call-back-slip.ts';
import { denialNotice, nonAcceptanceNotice } from './officers-notices.ts';
import { paySlip } from './pay-slip.ts';
import { pickUpReceipt } from './pick-up-slip.ts';
import { queueTicket } from './queue-ticket.ts';
import { sampleCertificate } from './sample-certificate.ts';

const spoken = (value: unknown): string => JSON.stringify(value);

const denial = {
  number: '云卫（样）〔2026〕12号',
  caseNumber: '419901202603210010007',
  applicant: '赵建国',
  item: same('公共场所卫生许可'),
  issuer: same('云溪市卫生健康委员会'),
  date: '2026-03-27',
  reason: '不符合卫生标准。',
  legalBasis: '《公共场所卫生管理条例实施细则》第二十二条',
  remedies: {
    reconsideration: { body: same('云溪市人民政府'), days: 60 },
    suit: { court: same('云溪市人民法院'), months: 6 },
  },
  permit: true,
  competent: null,
};

describe('what papers must say', () => {
  it('a negative notice names reason, basis, and both remedies with their time limits', () => {
    for (const content of [denialNotice(denial, imprint), nonAcceptanceNotice(denial, imprint)]) {
      const text = spoken(content.blocks);
      expect(text).toContain('理由：不符合卫生标准。');
      expect(text).toContain('依据：《公共场所');
      expect(text).toMatch(
        /60日内向云溪市人民政府申请行政复议.*6个月内依法向云溪市人民法院提起行政诉讼/,
      );
    }
  });

  it('a negative notice without a reason or a basis is never made', () => {
    expect(() => denialNotice({ ...denial, reason: ' ' }, imprint)).toThrow('reason');
    expect(() => nonAcceptanceNotice({ ...denial, legalBasis: '' }, imprint)).toThrow(
      'legal basis',
    );
  });

  it('a notice keeps a place for a seal and never draws one', () => {
    const { blocks } = denialNotice(denial, imprint);
    expect(blocks.find(({ kind }) => kind === 'closing')).toMatchObject({ seal: true });
  });

  it('whatever a demonstration prints is marked 演示样张, and a sample certificate always', () => {
    for (const content of samples) expect(content.marks[0]?.zh).toContain('演示样张');
    const real = { ...imprint, demo: false };
    expect(denialNotice(denial, real).marks).toEqual([]);
    const sample = sampleCertificate(
      {
        name: same('参保证明'),
        number: 'CB1',
        holder: '林知夏',
        facts: [],
        statement: same('演示'),
        issuer: same('云溪市人社局'),
        date: '2026-03-27',
        verifyUrl: 'http://127.0.0.1:7300/verify/CB1',
      },
      real,
    );
    expect(sample.marks.map(({ zh }) => zh)).toEqual(['演示样张 · 无任何效力', '无印章']);
    expect(sample.imprint.demo).toBe(true);
  });

  it('an unconfirmed pick-up is not called a delivery', () => {
    const data = {
      item: same('参保证明'),
      caseNumber: '1',
      cabinet: same('A柜'),
      compartment: 'A-1',
      takenAt: '2026-03-27T08:00:00.000Z',
    };
    expect(spoken(pickUpReceipt({ ...data, confirmed: true }, imprint))).toContain('送达时间');
    const open = spoken(pickUpReceipt({ ...data, confirmed: false }, imprint));
    expect(open).not.toContain('送达时间');
    expect(open).toContain('未记为送达');
  });

  it('a ticket from a leased range promises no place and no wait', () => {
    const ticket = queueTicket(
      {
        number: 'C301',
        queue: same('社会保险'),
        ahead: null,
        wait: null,
        issuedAt: '2026-03-27T01:00:00.000Z',
        statusUrl: null,
      },
      imprint,
    );
    const text = spoken(ticket.blocks);
    expect(text).not.toContain('前面等候');
    expect(text).not.toContain('预计等候');
    expect(text).toContain('以大厅屏幕为准');
  });

  it('a help slip does not claim that somebody was told while the line is cut', () => {
    const slip = callBackSlip(
      {
        reference: 'H-1',
        askedAt: '2026-03-27T19:00:00.000Z',
        told: false,
        about: same('柜门'),
        answerBy: null,
        callOn: null,
      },
      imprint,
    );
    expect(spoken(slip.blocks)).not.toContain('已收到通知');
  });

  it('money is written to the fen', () => {
    const slip = (fen: number) =>
      spoken(
        paySlip(
          {
            slip: 'F-1',
            caseNumber: '1',
            item: same('登记'),
            fen,
            basis: same('标准'),
            payBy: null,
            where: same('窗口'),
          },
          imprint,
        ).blocks,
      );
    expect(slip(8000)).toContain('80.00元');
    expect(slip(5)).toContain('0.05元');
  });
});
