import { same, spelled, words } from './compose.ts';
import type { Field, Imprint } from './content.ts';
import { instantWords } from './dates.ts';

/** What stands at the foot of every printed thing. */
export const footer = (imprint: Imprint): readonly Field[] => [
  {
    label: words('咨询电话', 'Enquiries'),
    value: spelled(imprint.phone),
  },
  {
    label: words('打印时间', 'Printed'),
    value: instantWords(imprint.printedAt, imprint.timeZone),
  },
  { label: words('终端', 'Terminal'), value: same(imprint.terminal) },
  { label: words('流水号', 'Serial'), value: same(imprint.serial) },
];
