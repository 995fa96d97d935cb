import type { IdentityCard } from '@banshi/hardware-drivers';
import { Compile } from 'typebox/compile';
import { shippedCalendar } from '../applications/index.ts';
import { newCabinet } from '../custody/index.ts';
import { offeredServices } from '../devices/index.ts';
import { View, type Command } from '../protocol/index.ts';
import type { Input } from '../sessions/input.ts';
import { advance } from '../sessions/machine.ts';
import { emptyStage, type Stage } from '../sessions/session.ts';
import { defaultSessionSettings } from '../sessions/settings.ts';
import type { Task } from '../sessions/task.ts';
import { viewOf } from '../sessions/view.ts';
import type { World } from '../sessions/world.ts';
import { compartments } from './cabinet.ts';
import { catalogue, enrolment, pension } from './item.ts';
import { linsCard } from './rig.ts';

export const nine = Date.parse('2026-03-21T01:00:00.000Z');

/** Everything works, the locker is empty, the line is up. */
export const well: World = {
  now: nine,
  today: '2026-03-21',
  businessDay: '2026-03-21',
  dayBefore: '2026-03-20',
  settings: defaultSessionSettings,
  terminal: {
    id: 't1',
    name: { zh: '一号终端', en: 'Terminal 1' },
    site: enrolment.site.name,
    phone: enrolment.site.phone,
    timeZone: 'Asia/Shanghai',
  },
  outOfService: null,
  catalogue,
  items: new Map([[pension.code, pension]]),
  calendar: shippedCalendar,
  offered: offeredServices({
    reader: true,
    catalogue: true,
    cabinet: 'free',
    hall: true,
    online: true,
    offlineNumbers: true,
    pagePrinter: 'ready',
  }),
  cabinet: newCabinet(compartments),
  payAt: { zh: '一楼收费窗口', en: 'Cash desk on the ground floor' },
  cabinetName: { zh: '一号柜', en: 'Cabinet 1' },
  grants: new Map(),
  depositReserve: 0,
  filed: new Map(),
  hall: null,
  offlineQueues: new Set(),
  canPrint: true,
  canScan: true,
  hasCamera: false,
  hasCodeReader: false,
  online: true,
  undelivered: new Set(),
  publicUrl: 'http://127.0.0.1:7300',
};

export const lin: IdentityCard = {
  card: 'citizen',
  ...linsCard,
  photo: { encoding: 'wlt', bytes: '' },
};

const view = Compile(View);

/** A machine to be touched in a test: it remembers the tasks, and checks every view it shows. */
export function machine(world: World = well) {
  let stage: Stage = emptyStage;
  let now: World = world;
  const tasks: Task[] = [];
  const self = {
    get stage() {
      return stage;
    },
    get session() {
      return stage.session;
    },
    /** Tasks asked for since the last look. */
    tasks: () => tasks.splice(0),
    change: (change: Partial<World>) => void (now = { ...now, ...change }),
    passes: (ms: number) => void (now = { ...now, now: now.now + ms }),
    view() {
      const shown: unknown = JSON.parse(JSON.stringify(viewOf(stage, 1, now)));
      if (!view.Check(shown)) throw new Error(`not a view: ${JSON.stringify(view.Errors(shown))}`);
      return shown;
    },
    /** Feeds one input; answers the refusal, or null. */
    feed(input: Input): string | null {
      const step = advance(stage, input, now);
      if ('refused' in step) return step.refused;
      if ('ignored' in step) return null;
      stage = step.stage;
      tasks.push(...step.tasks);
      self.view();
      return null;
    },
    touch: (command: Command): string | null =>
      self.feed({ type: 'command', command, fresh: 'session-1' }),
    /** Touches that must be taken. */
    do(...commands: readonly Command[]): void {
      for (const command of commands) {
        const refused = self.touch(command);
        if (refused !== null)
          throw new Error(`${command.type} on ${stage.session?.at.step ?? 'attract'}: ${refused}`);
      }
    },
    reads: (card: IdentityCard = lin, expired = false) =>
      self.feed({ type: 'card-read', card, digest: 'digest-of-lin', expired }),
    step: () => stage.session?.at.step ?? 'attract',
    trouble: () => stage.session?.trouble?.code ?? null,
  };
  return self;
}
export type Machine = ReturnType<typeof machine>;

/** Lin at the form of the pension enrolment. */
export function atForm(world: World = well): Machine {
  const one = machine(world);
  one.do({ type: 'begin', service: 'apply' }, { type: 'accept-notice' });
  one.reads();
  one.do(
    { type: 'choose-item', item: pension.code },
    { type: 'continue' },
    { type: 'choose-situation', value: 'yes' },
  );
  return one;
}

/** Lin before the last touch. */
export function atCheck(world: World = well): Machine {
  const one = atForm(world);
  one.do(
    { type: 'fill', values: { level: '200' } },
    { type: 'continue' },
    { type: 'provide-material', material: 'household-book', how: 'locker' },
    { type: 'provide-material', material: 'application-form', how: 'locker' },
    { type: 'continue' },
    { type: 'contact', kind: 'none' },
  );
  return one;
}

/** Lin's application is handed in; two papers are to go into the locker. */
export function atSubmitted(world: World = well): Machine {
  const one = atCheck(world);
  one.do({ type: 'submit' });
  one.feed({
    type: 'submitted',
    filed: {
      case: '419901202603210070001',
      password: '123456',
      submittedAt: new Date(nine).toISOString(),
      deadline: null,
    },
  });
  one.tasks();
  return one;
}
