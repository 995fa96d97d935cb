import type { CaseDesk } from '../cases/desk.ts';
import type { CabinetView } from '../protocol/index.ts';
import type { CabinetPlan } from '../terminals/plan.ts';
import type { CabinetReplica } from './cabinet.ts';
import { contentsOf, type Grants } from './grants.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** What is painted on a compartment's door. */
export const labelOf = (plan: CabinetPlan, compartment: string): string =>
  plan.compartments.find(({ id }) => id === compartment)?.label ?? compartment;

/** The deposits of a cabinet as the desk reads them, the most urgent first. */
export async function depositLines(
  plan: CabinetPlan,
  state: CabinetReplica,
  cases: CaseDesk,
): Promise<CabinetView['deposits']> {
  const found: CabinetView['deposits'] = [];
  for (const deposit of Object.values(state.deposits)) {
    if (deposit.state === 'cancelled') continue;
    const opened = await cases.open(deposit.case);
    const known = opened?.one.deposits.find((one) => one.deposit === deposit.id);
    const done = known?.state === 'reconciled' || known?.state === 'returned';
    const materials = opened?.compiled.item.materials ?? [];
    found.push({
      deposit: deposit.id,
      slip: deposit.slip,
      case: deposit.case,
      itemName: opened?.compiled.item.name ?? { zh: '（申请尚未到达）', en: '(not here yet)' },
      compartment: labelOf(plan, deposit.compartment),
      placedAt: iso(deposit.placedAt),
      due: opened?.one.clock.promised?.due ?? null,
      contents: deposit.contents.map(({ material, copies }) => ({
        name: materials.find(({ id }) => id === material)?.name ?? { zh: material, en: material },
        copies,
      })),
      state: done ? 'reconciled' : deposit.state,
    });
  }
  // What has no date (an unknown year, a case that is not here yet) needs a look before all.
  return found.sort(
    (a, b) => (a.due ?? '').localeCompare(b.due ?? '') || a.placedAt.localeCompare(b.placedAt),
  );
}

/** Everything granted to a cabinet: to load, waiting, overdue, delivered; the earliest end first. */
export async function parcelLines(
  plan: CabinetPlan,
  state: CabinetReplica,
  grants: Grants,
  cases: CaseDesk,
  now: number,
): Promise<CabinetView['parcels']> {
  const found: CabinetView['parcels'] = [];
  for (const grant of Object.values(grants)) {
    const parcel = state.parcels[grant.grant];
    if (parcel === undefined && grant.revoked) continue;
    const opened = await cases.open(grant.case);
    const overdue = parcel?.state === 'waiting' && Date.parse(grant.until) < now;
    found.push({
      grant: grant.grant,
      slip: grant.slip,
      case: grant.case,
      itemName: opened?.compiled.item.name ?? { zh: grant.item, en: grant.item },
      size: grant.size,
      contents: contentsOf(grant),
      compartment: parcel === undefined ? null : labelOf(plan, parcel.compartment),
      state: parcel === undefined ? 'to-load' : overdue ? 'overdue' : parcel.state,
      until: grant.until,
    });
  }
  return found.sort((a, b) => a.until.localeCompare(b.until));
}
