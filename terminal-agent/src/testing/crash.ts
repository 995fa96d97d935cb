import type { Perform } from '../effects/index.ts';
import { standingOf, type Standing } from '../custody/index.ts';
import type { Ledger } from '../store/ledger.ts';
import { ticketText } from '@banshi/hardware-drivers/simulators';
import { compartments } from './cabinet.ts';
import { citizen } from './citizen.ts';
import { postOffice } from './post-office.ts';
import { rig, rigConfig, type Rig } from './rig.ts';
import { handOf, stories, type Behind, type StoryName } from './stories.ts';
import { loadIdentity } from '../sync/identity.ts';

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
  /** What was going on; a deposit if not said otherwise. */
  readonly story?: StoryName;
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
 * One seeded story with the power cut somewhere, a restart, and the judgement of somebody who
 * sees through doors: what really lies behind each of them against what the terminal believes.
 */
export async function crashRun(seed: number, cut: Cut): Promise<CrashRun> {
  const world = await rig(seed);
  const passed: CrashPoint[] = [];
  const sends: string[] = [];
  const counts = new Map<string, number>();
  const { promise: darkness, resolve: goDark } = Promise.withResolvers<void>();

  const identity = await loadIdentity(world.ports.files, world.ports.rng);
  const hall = postOffice(identity.publicKey);
  const story = stories[cut.story ?? 'deposit'];
  story.hall?.(hall, world);
  const hand = handOf(world);
  await story.before?.(world, hand);
  const { agent, life } = world.boot(
    {
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
    },
    rigConfig,
    hall.net,
  );
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

  const told = (async () => {
    await world.clock.run(agent.start());
    await story.tell(world, agent, citizen(world, agent), hand);
  })();
  // A story cut short never ends, or ends with a screen that does not change any more.
  const end = await Promise.race([
    told.then(
      () => 'told' as const,
      (error: unknown) => (life.dead ? ('cut' as const) : Promise.reject(error)),
    ),
    darkness.then(() => 'cut' as const),
  ]);
  life.kill();
  told.catch(() => undefined);
  if (end === 'cut') await world.clock.pass(darkMs);

  const next = world.boot();
  await world.clock.run(next.agent.start());
  // Devices come up, the wire falls silent, the doors are looked at.
  await world.clock.pass(10_000);
  const { ledger } = next.agent;
  const violations =
    ledger === null
      ? ['the terminal did not come back']
      : [
          ...judgeCustody(world, ledger, hand.behind),
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

/** Every place that the undisturbed story passes. */
export async function crashPoints(
  seed: number,
  undisturbed: Pick<Cut, 'perform' | 'story'> = {},
): Promise<readonly CrashPoint[]> {
  const run = await crashRun(seed, undisturbed);
  if (run.violations.length > 0) throw new Error(`undisturbed: ${run.violations.join('; ')}`);
  return run.passed;
}

/** I1: every paper is tracked with its owner or flagged; and nothing is called full that is empty. */
function judgeCustody(world: Rig, ledger: Ledger, behind: Behind): readonly string[] {
  return compartments.flatMap(({ id, board, door }) => {
    const custody = ledger.cabinet?.compartments.get(id);
    if (custody === undefined) return [`${id}: forgotten`];
    const standing = standingOf(custody);
    const inside = behind.get(`${board}/${door}`);
    const open = world.doors.door({ board, door }).open;
    if (standing === 'inspect' || standing === 'blocked') return [];
    if (standing === 'reserved') return [`${id}: still reserved after a restart`];
    if (open) return [`${id}: stands open and is called ${standing}`];
    const called = inside === undefined ? 'free' : inside === 'papers' ? 'deposit' : 'parcel';
    if (standing !== called)
      return [`${id}: holds ${inside ?? 'nothing'} and is called ${standing}`];
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
