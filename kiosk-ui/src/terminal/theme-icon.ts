import type { IconName } from '../design/index.ts';

/** Signs in theme and department names, and the icon that goes with them; the first that fits. */
const signs: readonly (readonly [sign: RegExp, icon: IconName])[] = [
  [/birth|newborn|baby|child|family|marriage/, 'baby'],
  [/business|company|market|enterprise|start/, 'business'],
  [/food|restaurant/, 'food'],
  [/health|hygiene|medical/, 'heart'],
  [/hous|property|estate|fund|rent/, 'house'],
  [/tax|fee|finance/, 'coins'],
  [/pension|social|insurance|employ|work|labour|labor|human/, 'work'],
  [/elder|age|old|civil/, 'elder'],
  [/electric|power|utility|energy/, 'bolt'],
  [/bundle|one-thing|life/, 'bundle'],
  [/police|security|residence|identity/, 'shield'],
  [/complain|escalation|help|service/, 'help'],
];

export const themeIcon = (id: string): IconName =>
  signs.find(([sign]) => sign.test(id.toLowerCase()))?.[1] ?? 'page';
