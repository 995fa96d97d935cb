import type { Perform } from '../effects/index.ts';
import { standingOf, type Standing } from '../custody/index.ts';
import type { Ledger } from '../store/ledger.ts';
import { ticketText } from '@banshi/hardware-drivers/simulators';
import { applies, citizen, deposits } from './citizen.ts';
import { compartments } from './cabinet.ts';
import { rig, type Rig } from './rig.ts';

/** The n-th time a named place is passed. */
export interface CrashPoint {
  readonly name: string;
  readonly nth: number;
}

export interface Cut {
  /** Cut the power at this place. */
  readonly point?: CrashPoint;
  /** Cut it the moment the n-th piece of bytes has reached this device. */
  readonly send?: { readonly device: string; readonly nth: number };
  readonly perform?: Perform;
}

export interface CrashRun {
  readonly passed: readonly CrashPoint[];
  /** Addresses of everything sent, in order. */
  readonly sends: readonly string[];
  readonly violations: readonly string[];
  /** Compartments that are not free after the restart. */
  readonly standings: Readonly<Record<string, Standing>>;
}

/** How long the terminal stays dark after a cut, in ms: longer than the person needs to walk away. */
const darkMs = 20_000;

/**
 * One seeded deposit with the power cut somewhere, a restart, and the judgement of somebody who
 * sees through doors: what really lies behind each of them against what the terminal believes.
 */
export async function crashRun(seed: number, cut: Cut): Promise<CrashRun> {
  const world = await rig(seed);
  const passed: CrashPoint[] = [];
  const sends: string[] = [];
  const counts = new Map<string, number>();
  const { promise: darkness, resolve: goDark } = Promise.withResolvers<void>();

  const { agent, life } = world.boot({
    ...(cut.perform === undefined ? {} : { perform: cut.perform }),
    at(name) {
      const nth = (counts.get(name) ?? 0) + 1;
      counts.set(name, nth);
      passed.push({ name, nth });
      if (cut.point?.name !== name || cut.point.nth !== nth) return undefined;
      life.kill();
      goDark();
      return life.forever;
    },
  });
  life.onSend((address) => {
    sends.push(address);
    const nth = sends.filter((one) => one === address).length;
    if (cut.send?.device !== address || cut.send.nth !== nth) return;
    // The bytes are on the wire; nothing after them happens any more.
    queueMicrotask(() => {
      life.kill();
      goDark();
    });
  });

  const papers = person(world);
  const story = (async () => {
    await world.clock.run(agent.start());
    const somebody = citizen(world, agent);
    await applies(world, somebody);
    await deposits(somebody);
    somebody.do({ type: 'leave' });
    await somebody.on('attract');
  })();
  // A story cut short never ends, or ends with a screen that does not change any more.
  const end = await Promise.race([
    story.then(
      () => 'told' as const,
      (error: unknown) => (life.dead ? ('cut' as const) : Promise.reject(error)),
    ),
    darkness.then(() => 'cut' as const),
  ]);
  life.kill();
  story.catch(() => undefined);
  if (end === 'cut') await world.clock.pass(darkMs);

  const next = world.boot();
  await world.clock.run(next.agent.start());
  await world.clock.pass(30_000);
  const { ledger } = next.agent;
  const violations =
    ledger === null
      ? ['the terminal did not come back']
      : [
          ...judgeCustody(world, ledger, papers),
          ...(await judgePrints(world, ledger)),
          ...(await judgeChain(ledger)),
        ];
  const standings = Object.fromEntries(
    [...(ledger?.cabinet?.compartments ?? [])]
      .map(([id, custody]) => [id, standingOf(custody)] as const)
      .filter(([, standing]) => standing !== 'free'),
  );
  next.life.kill();
  return { passed, sends, violations, standings };
}

/** Every place that an undisturbed deposit passes. */
export async function crashPoints(seed: number, perform?: Perform): Promise<readonly CrashPoint[]> {
  const run = await crashRun(seed, perform === undefined ? {} : { perform });
  if (run.violations.length > 0) throw new Error(`undisturbed: ${run.violations.join('; ')}`);
  return run.passed;
}

/** Lin, who puts her papers behind the first door that opens for her, and shuts it, come what may. */
function person(world: Rig): ReadonlyMap<string, 'lin'> {
  const behind = new Map<string, 'lin'>();
  let holding = true;
  world.doors.onChange((door) => {
    if (!door.open || !holding) return;
    holding = false;
    world.clock.after(2_000, () => {
      behind.set(`${door.board}/${door.door}`, 'lin');
      world.doors.put(door);
    });
    world.clock.after(4_000, () => world.doors.close(door));
  });
  return behind;
}

/** I1: every paper is tracked with its owner or flagged; and nothing is called full that is empty. */
function judgeCustody(
  world: Rig,
  ledger: Ledger,
  papers: ReadonlyMap<string, 'lin'>,
): readonly string[] {
  return compartments.flatMap(({ id, board, door }) => {
    const custody = ledger.cabinet?.compartments.get(id);
    if (custody === undefined) return [`${id}: forgotten`];
    const standing = standingOf(custody);
    const inside = papers.get(`${board}/${door}`);
    const open = world.doors.door({ board, door }).open;
    if (standing === 'inspect' || standing === 'blocked') return [];
    if (standing === 'reserved') return [`${id}: still reserved after a restart`];
    if (open) return [`${id}: stands open and is called ${standing}`];
    if (inside !== undefined && standing !== 'deposit')
      return [`${id}: holds ${inside}'s papers and is called ${standing}`];
    if (inside === undefined && standing === 'deposit') return [`${id}: is empty, called deposit`];
    return [];
  });
}

/** I9: nothing of the past was changed, reordered or taken out. */
async function judgeChain(ledger: Ledger): Promise<readonly string[]> {
  const verdict = await ledger.journal.verify(ledger.feed);
  return verdict.ok ? [] : [`the audit chain is broken: ${JSON.stringify(verdict)}`];
}

/** I6: a sheet is on paper if it is called printed, not if it is called failed, and never twice. */
async function judgePrints(world: Rig, ledger: Ledger): Promise<readonly string[]> {
  const cursor = { feed: ledger.feed, stream: ledger.streams.terminal, after: 0 };
  const events = await ledger.journal.read(cursor, 10_000);
  const serials = new Map<string, string>();
  for (const { type, data } of events) {
    if (type === 'print-reserved') serials.set((data as { serial: string }).serial, 'open');
    if (type === 'print-settled') {
      const { serial, outcome } = data as { serial: string; outcome: string };
      serials.set(serial, outcome);
    }
  }
  const sheets = world.printer.tickets.map(ticketText);
  return [...serials].flatMap(([serial, outcome]) => {
    const copies = sheets.filter((sheet) => sheet.includes(serial)).length;
    if (copies > 1) return [`${serial}: printed ${copies} times`];
    if (outcome === 'open') return [`${serial}: neither confirmed nor reported unknown`];
    if (outcome === 'printed' && copies === 0) return [`${serial}: called printed, not on paper`];
    if (outcome === 'failed' && copies > 0) return [`${serial}: called failed, but on paper`];
    return [];
  });
}
