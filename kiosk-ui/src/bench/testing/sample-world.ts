import type { Door, World } from '../protocol/index.ts';

const column = 'SSSMSSMLSMML';
const doors: readonly Door[] = Array.from({ length: 61 }, (_, i): Door => {
  const label = String(i + 1).padStart(2, '0');
  const size = column.charAt(i % column.length);
  return {
    compartment: `c${label}`,
    label,
    size: size === 'L' ? 'L' : size === 'M' ? 'M' : 'S',
    state: label === '05' ? 'open' : 'closed',
    jammed: label === '17',
    contents: label === '30' ? ['envelope'] : [],
  };
});

const thing = (id: string, zh: string, en: string) => ({
  id,
  name: { zh, en },
  picture: `/api/pictures/${id}.png`,
});

/** A world with one terminal, for tests and for looking at the page without a town. */
export const sampleWorld: World = {
  seq: 1,
  terminals: [
    {
      id: 'yunxi-01',
      name: { zh: '市民大厅一号终端', en: 'City hall terminal 1' },
      url: 'about:blank',
      agent: 'running',
      network: 'up',
      reader: { faults: [], address: 'serial:/dev/pts/3', card: null },
      scanner: { faults: ['slow'], address: 'http://127.0.0.1:7411/eSCL', paper: 'paper-lease' },
      camera: {
        faults: [],
        address: 'folder:/run/banshi/camera',
        sheets: [{ thing: 'paper-id-copy', x: 0.5, y: 0.5, angle: 4, back: false }],
      },
      printer: {
        faults: [],
        address: 'tcp://127.0.0.1:9100',
        paper: 'near-end',
        cover: 'closed',
        slips: [
          {
            id: 'slip-2',
            picture: '/api/pictures/slip-2.png',
            text: '排队号 B031\n养老与社会保险\n前面 4 人',
          },
          {
            id: 'slip-1',
            picture: '/api/pictures/slip-1.png',
            text: '存件凭证\n05 号格口\n非受理凭证',
          },
        ],
      },
      pagePrinter: { faults: [], address: 'ipp://127.0.0.1:7631/ipp/print', pages: [] },
      cabinet: { faults: [], address: 'serial:/dev/pts/5', doors },
    },
    {
      id: 'dongliu-01',
      name: { zh: '东柳便民站终端', en: 'Dongliu station terminal' },
      url: 'about:blank',
      agent: 'stopped',
      network: 'cut',
      reader: { faults: ['unplugged'], address: 'serial:/dev/pts/7', card: null },
      scanner: { faults: [], address: 'http://127.0.0.1:7412/eSCL', paper: null },
      camera: { faults: [], address: 'folder:/run/banshi/camera-2', sheets: [] },
      printer: {
        faults: [],
        address: 'tcp://127.0.0.1:9101',
        paper: 'plenty',
        cover: 'closed',
        slips: [],
      },
      pagePrinter: { faults: [], address: 'ipp://127.0.0.1:7632/ipp/print', pages: [] },
      cabinet: { faults: [], address: 'serial:/dev/pts/9', doors: doors.slice(0, 24) },
    },
  ],
  cards: [
    thing('card-lin', '林知夏的身份证', 'Card of Lin Zhixia'),
    thing('card-ouyang', '欧阳祎翀的身份证', 'Card of Ouyang Yichong'),
    thing('card-mai', '买买提江·图尔荪的身份证', 'Card of Maimaitijiang Tuersun'),
    thing('card-zhou', '周桂芳的身份证', 'Card of Zhou Guifang'),
    thing('card-qi', '𬱖启明的身份证', 'Card of Wei Qiming'),
    thing('card-wang-expired', '王大山的过期身份证', 'Expired card of Wang Dashan'),
  ],
  papers: [
    thing('paper-household-register', '户口簿本人页', 'Household register page'),
    thing('paper-id-copy', '身份证复印件', 'Copy of the identity card'),
    thing('paper-lease', '房屋租赁合同', 'Lease contract'),
    thing('paper-birth-record', '出生医学证明', 'Medical birth record'),
  ],
  messages: [
    {
      at: '2026-03-21T01:40:00.000Z',
      to: '138****0001',
      text: '【云溪政务】您的申请已收到，编号末四位 0012，预计 3 月 27 日前办结。',
    },
    {
      at: '2026-03-21T01:31:00.000Z',
      to: '139****2024',
      text: '【云溪政务】结果已放入市中心 A 柜，取件码另行发送。',
    },
  ],
  links: [
    { name: { zh: '大厅叫号屏', en: 'Hall board' }, url: 'http://127.0.0.1:7300/board/yunxi' },
    { name: { zh: '窗口工作台', en: 'Window console' }, url: 'http://127.0.0.1:7300/window' },
  ],
};
