import type { CasePapers, Verification } from '@banshi/queue-server/protocol';
import type { PaperSample } from '../../bench/protocol/index.ts';

export const samplePaper: CasePapers['papers'][number] = {
  id: '4',
  name: { zh: '受理通知书', en: 'Notice of acceptance' },
  at: '2026-03-23T02:00:00.000Z',
  number: '受〔2026〕1号',
  prints: [
    {
      print: 1,
      serial: 'S000001',
      state: 'printed',
      by: 'clerk3',
      at: '2026-03-23T02:01:00.000Z',
      voids: null,
    },
  ],
};

export const sampleVerification: Verification = {
  verdict: 'genuine',
  number: 'ZM419900202603210010001',
  name: { zh: '社会保险参保证明', en: 'Proof of social insurance' },
  issuer: { zh: '人力资源和社会保障局', en: 'Human resources' },
  issuedOn: '2026-03-23',
  sha256: '0'.repeat(64),
};

/** One layout of the bench's gallery of papers. */
export const samplePrinted: PaperSample = {
  kind: 'deposit-slip',
  title: { zh: '存件凭证', en: 'Deposit slip' },
  media: ['slip-58', 'slip-80', 'page'],
  lines: [{ zh: '非受理凭证', en: 'Not an acceptance', spoken: '注意，本凭证不是受理凭证' }],
};
