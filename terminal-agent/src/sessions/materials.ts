import type { ServiceItem } from '@banshi/queue-server/protocol';
import type { MaterialView } from '@banshi/queue-server/rules';
import { freeBySize } from '../custody/index.ts';
import type { Way } from '../applications/index.ts';
import type { Service, Words } from '../protocol/index.ts';
import type { World } from './world.ts';

/** Why an item cannot be done at a terminal, or null when it can. */
export function windowOnly(item: ServiceItem, service: Service | null): Words | null {
  if (!item.channels.terminal)
    return { zh: '该事项须在窗口办理', en: 'This service is available at a window only' };
  if (item.assurance.apply === 'C')
    return {
      zh: '该事项须在窗口核验身份后办理',
      en: 'Your identity has to be checked at a window for this service',
    };
  if (service === 'drop-off' && !item.channels.locker)
    return {
      zh: '该事项的材料不能存入文件柜',
      en: 'Papers for this service cannot be left in the locker',
    };
  return null;
}

export function lockerUsable(world: World): boolean {
  if (world.cabinet === null) return false;
  return Object.values(freeBySize(world.cabinet)).some(({ free }) => free > 0);
}

/** The ways still open for one material, here and now. */
export function waysFor(view: MaterialView, item: ServiceItem, world: World): readonly Way[] {
  const { material, exempt } = view;
  if (exempt) return material.source.certificate === undefined ? [] : ['certificate'];
  const ways: Way[] = [];
  // Where the law wants the original, a scan does not replace it.
  if (material.form !== 'original' && world.canScan) ways.push('scan');
  if (item.channels.locker && lockerUsable(world)) ways.push('locker');
  if (material.necessity !== 'required') ways.push('later');
  return ways;
}
