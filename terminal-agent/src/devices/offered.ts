import type { OfferedService, Service, Words } from '../protocol/index.ts';

/** What the offer depends on. */
export interface Conditions {
  readonly reader: boolean;
  readonly catalogue: boolean;
  readonly cabinet: 'none' | 'away' | 'full' | 'free';
  readonly hall: boolean;
  readonly online: boolean;
  /** The printer of certificates: none here, away, without paper or open, or ready. */
  readonly pagePrinter: 'none' | 'away' | 'blocked' | 'ready';
  readonly offlineNumbers: boolean;
}

const words = (zh: string, en: string): Words => ({ zh, en });
const reasons = {
  reader: words('读卡器暂时不能用', 'The card reader is not available'),
  catalogue: words('事项目录还没有下载', 'The catalogue has not been loaded yet'),
  noCabinet: words('本机没有文件柜', 'There is no locker here'),
  cabinetAway: words('文件柜暂时不能用', 'The locker is not available'),
  full: words('文件柜已满', 'The locker is full'),
  noHall: words('本服务点不排队', 'There is no queue here'),
  offline: words('网络中断', 'The line is down'),
  printerAway: words('证明打印机暂时不能用', 'The printer for certificates is not available'),
  printerBlocked: words(
    '证明打印机缺纸，请工作人员加纸',
    'The printer for certificates is out of paper',
  ),
  notHere: words('本机暂未开通', 'Not available at this terminal'),
} as const;

/** What can be done here now, and where not, why: the first screen tells nobody to begin in vain. */
export function offeredServices(now: Conditions): readonly OfferedService[] {
  const offer = (service: Service, because: Words | null): OfferedService =>
    because === null ? { service, offered: true } : { service, offered: false, because };
  const cabinet =
    now.cabinet === 'none'
      ? reasons.noCabinet
      : now.cabinet === 'away'
        ? reasons.cabinetAway
        : null;
  const apply = !now.catalogue ? reasons.catalogue : !now.reader ? reasons.reader : null;
  return [
    offer('apply', apply),
    offer('drop-off', apply ?? cabinet ?? (now.cabinet === 'full' ? reasons.full : null)),
    offer('pick-up', cabinet),
    offer(
      'ticket',
      !now.hall ? reasons.noHall : !now.online && !now.offlineNumbers ? reasons.offline : null,
    ),
    offer('progress', now.online ? null : reasons.offline),
    offer('print', printing(now)),
    offer('help', null),
  ];
}

function printing({ pagePrinter, online, reader }: Conditions): Words | null {
  if (pagePrinter === 'none') return reasons.notHere;
  if (pagePrinter === 'away') return reasons.printerAway;
  if (pagePrinter === 'blocked') return reasons.printerBlocked;
  return !online ? reasons.offline : !reader ? reasons.reader : null;
}
