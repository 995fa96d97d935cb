import type { City } from '../../city.ts';
import type { QueueSettings, WindowSettings } from '../../halls/settings.ts';
import { smallCity } from '../small-city.ts';

/**
 * A city hall as large as the source documents name: 43 windows, 12 queues, 43 clerks. Beside it,
 * in a feed of its own, its twin `practice`, where a bench warms a node up without filling the hall.
 */
export function benchCity(): City {
  const [hall] = smallCity.halls;
  const [site] = smallCity.sites;
  if (hall === undefined || site === undefined) throw new Error('the small city has a hall');
  const queues: QueueSettings[] = Array.from({ length: 12 }, (_, i) => ({
    id: `q${i + 1}`,
    name: { zh: `业务${i + 1}`, en: `Service ${i + 1}` },
    prefix: 'ABCDEFGHJKLM'[i] ?? 'Z',
    category: `c${i + 1}`,
    function: 'accept',
    quota: null,
    handlingSeconds: 600,
  }));
  const windows: WindowSettings[] = Array.from({ length: 43 }, (_, i) => ({
    id: String(i + 1),
    label: { zh: `${i + 1}号窗口`, en: `Window ${i + 1}` },
    category: `c${(i % 12) + 1}`,
    function: 'accept',
  }));
  return {
    ...smallCity,
    sites: [site, { ...site, id: 'practice' }],
    halls: [
      { ...hall, queues, windows },
      { ...hall, id: 'practice', site: 'practice', queues, windows },
    ],
    accounts: [hall.id, 'practice'].flatMap((where) =>
      windows.map(({ id }) => ({
        id: `${where}${id}`,
        name: `窗口人员${id}`,
        roles: ['clerk'],
        hall: where,
        password: 'demo',
      })),
    ),
  };
}
