import type { PaperPrint } from '@banshi/queue-server/protocol';
import { words } from '../locales/words.ts';

export const paperWords = {
  print: words('打印', 'Print'),
  cameOut: words('已打出', 'It came out'),
  failed: words('没打出来', 'It did not'),
  reprint: words('补打', 'Reprint'),
  reprintAsk: words(
    '第 {print} 张已打印（{by}，{at}）。补打会使它作废，新的一张注明补打人和时间。',
    'Sheet {print} was printed ({by}, {at}). A reprint makes it void; the new sheet says who reprinted it, and when.',
  ),
  reprintYes: words('确认补打', 'Reprint it'),
  askFate: words(
    '在打开的页面里打印，然后登记打出来没有。',
    'Print it from the page that opened, then say whether it came out.',
  ),
} as const;

export const printStates = {
  reserved: { name: words('待打印', 'to be printed'), tone: 'accent' },
  printed: { name: words('已打印', 'printed'), tone: 'good' },
  failed: { name: words('未打出', 'did not come out'), tone: 'warn' },
} as const satisfies Record<PaperPrint['state'], { name: ReturnType<typeof words>; tone: string }>;
