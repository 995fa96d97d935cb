import type { CabinetView } from '@banshi/queue-server/protocol';
import type { IconName } from '../../design/index.ts';
import type { Words } from '../../locales/index.ts';
import { words } from '../../locales/words.ts';

export type DoorState = CabinetView['compartments'][number]['state'];
export type ParcelState = CabinetView['parcels'][number]['state'];
export type DepositState = CabinetView['deposits'][number]['state'];

export const doorLooks: Readonly<
  Record<DoorState, { readonly name: Words; readonly icon: IconName | null }>
> = {
  free: { name: words('空闲', 'Free'), icon: null },
  reserved: { name: words('已预留', 'Reserved'), icon: 'clock' },
  deposit: { name: words('存件', 'Deposit'), icon: 'drop-off' },
  parcel: { name: words('待取', 'To be picked up'), icon: 'envelope' },
  inspect: { name: words('待查看', 'To be looked at'), icon: 'eye' },
  blocked: { name: words('停用', 'Blocked'), icon: 'close' },
};

export const parcelWords: Readonly<Record<ParcelState, Words>> = {
  'to-load': words('待放入', 'To load'),
  waiting: words('待领取', 'Waiting'),
  opened: words('已开门', 'Opened'),
  unconfirmed: words('已开门未确认', 'Opened, unconfirmed'),
  delivered: words('已领取', 'Delivered'),
  disputed: words('有异议', 'Disputed'),
  overdue: words('逾期未取', 'Overdue'),
  reclaimed: words('已收回', 'Reclaimed'),
};

export const depositWords: Readonly<Record<DepositState, Words>> = {
  'in-locker': words('在柜中', 'In the locker'),
  collected: words('已取出，待核对', 'Collected, to be checked'),
  reconciled: words('已核对', 'Checked'),
};
