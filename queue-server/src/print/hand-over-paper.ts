import { handOverList, type Content, type Imprint } from '../paper/index.ts';
import type { CabinetView, HandOver } from '../protocol/index.ts';
import type { CabinetPlan } from '../terminals/plan.ts';

/** A list as it is signed: in the order of the deadlines, what has no date first. */
export function handOverPaper(
  plan: CabinetPlan,
  list: HandOver,
  deposits: CabinetView['deposits'],
  imprintOf: (number: string) => Imprint,
): Content {
  // The end of the id is chance enough to tell the lists of one day apart.
  const number = `JJ-${list.collectedAt.slice(0, 10).replaceAll('-', '')}-${list.id.slice(-6)}`;
  const rows = list.deposits.map((one) => {
    const known = deposits.find(({ deposit }) => deposit === one.deposit);
    return {
      slip: one.slip,
      caseNumber: one.case,
      item: one.itemName,
      compartment: known?.compartment ?? '',
      contents: one.contents,
      due: known?.due ?? null,
      discrepancy: one.arrived === false ? '未到' : null,
    };
  });
  const { collectedBy, receivedBy } = list;
  return handOverList(
    {
      number,
      cabinet: plan.name,
      collectedAt: list.collectedAt,
      from: { zh: `文件柜管理员 ${collectedBy}`, en: `Locker staff ${collectedBy}` },
      to:
        receivedBy === null
          ? { zh: '综合受理窗口', en: 'Reception desk' }
          : { zh: `综合受理窗口 ${receivedBy}`, en: `Reception desk ${receivedBy}` },
      rows: rows.toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? '')),
    },
    imprintOf(number),
  );
}
