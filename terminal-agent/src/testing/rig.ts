import {
  escposBrain,
  lock8a80Brain,
  memoryWire,
  samReaderBrain,
  seeded,
  simulatedLine,
  usual8a80,
  usualPrinter,
  virtualClock,
  webLine,
  esclBrain,
  type CabinetWorld,
} from '@banshi/hardware-drivers/simulators';
import { openSqlite } from '@banshi/queue-server/journal';
import { openFonts } from '@banshi/queue-server/paper';
import { createAgent, type Agent, type Probes } from '../agent.ts';
import type { TerminalConfig } from '../config-schema.ts';
import { memoryFiles, type Net, type Ports } from '../ports/index.ts';
import { marksIn } from '../store/marks.ts';
import { agentMigrations } from '../store/migrations.ts';
import { catalogue, enrolment } from './item.ts';
import { mortal, type Mortal } from './mortal.ts';

/** No server anywhere: what a terminal must be able to do by itself. */
export const noNet: Net = {
  request: async () => ({ ok: false, because: 'unreachable', message: 'there is no line' }),
};

export const rigConfig: TerminalConfig = {
  terminal: { id: 't1', name: { zh: '一号终端', en: 'Terminal 1' } },
  server: { url: 'http://127.0.0.1:7300' },
  var: 'var',
  gateway: { port: 0 },
  devices: [
    { id: 'reader', role: 'identity-reader', driver: 'sam-id-reader', address: 'sim:reader' },
    {
      id: 'locks',
      role: 'locker',
      driver: 'lock-8a80',
      address: 'sim:locks',
      profile: {
        polarity: 'open-is-11',
        byteOrder: 'lowest-last',
        statusBytes: 3,
        pushReports: false,
      },
    },
    { id: 'printer', role: 'receipt-printer', driver: 'escpos', address: 'sim:printer' },
    { id: 'scanner', role: 'document-scanner', driver: 'escl', address: 'sim:scanner' },
  ],
};

/** The shortest thing that passes for a picture. */
export const samplePage = Uint8Array.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 0xff, 0xd9,
]);

/** The fictional 林知夏 of the fixtures' city. */
export const linsCard = {
  name: '林知夏',
  sex: 'female',
  birthDate: '1993-04-12',
  address: '云溪市新安区桂花路18号',
  number: '419902199304121424',
  issuer: '云溪市公安局',
  validFrom: '2018-01-01',
  validTo: '2038-01-01',
} as const;

/**
 * One terminal with byte-true simulators on a virtual clock: the physical world and the disk live
 * on while agents are born and killed over them. It begins at nine in the morning in Yunxi, or when
 * told to (milliseconds since 1970).
 */
export async function rig(seed = 1, begins?: number) {
  const clock = virtualClock(begins);
  const chance = seeded(seed);
  const simulators = { clock, chance };
  const wire = memoryWire(clock);
  const reader = samReaderBrain(simulators);
  const locks = lock8a80Brain(simulators, usual8a80);
  const printer = escposBrain(simulators, { ...usualPrinter, lineMs: 5 });
  const scanner = esclBrain(simulators);
  const lines = {
    reader: simulatedLine(reader, simulators, true),
    locks: simulatedLine(locks, simulators, true),
    printer: simulatedLine(printer, simulators, false),
    scanner: webLine(scanner, simulators),
  };
  for (const [name, line] of Object.entries(lines)) wire.plug(`sim:${name}`, line);
  const store = openSqlite({ path: ':memory:', clock, migrations: agentMigrations });
  const files = memoryFiles();
  await files.write('keys/enrolment', Buffer.from(JSON.stringify(enrolment)));
  await marksIn(store).set('catalogue', JSON.stringify(catalogue));
  const outside: Ports = { clock, rng: chance, wire, net: noNet, store, files, fonts: openFonts };
  const doors: CabinetWorld = locks.world;

  return {
    clock,
    lines,
    doors,
    printer: printer.world,
    ports: outside,
    layCard: () => reader.world.lay(linsCard),
    takeCard: () => reader.world.take(),
    takeCardDuringRead: () => reader.world.takeDuring('read'),
    /** One more device at `sim:<name>`. */
    plug: (name: string, line: Parameters<typeof wire.plug>[1]) => wire.plug(`sim:${name}`, line),
    placePaper: () => scanner.world.placeOnPlaten({ bytes: samplePage, mediaType: 'image/jpeg' }),
    /** A new life of the agent; `kill` ends it as a power cut does. */
    boot(probes: Probes = {}, config: TerminalConfig = rigConfig, net: Net = noNet) {
      const life: Mortal = mortal({ ...outside, net });
      const agent: Agent = createAgent({ config, ports: life.ports, probes });
      return { agent, life };
    },
  };
}
export type Rig = Awaited<ReturnType<typeof rig>>;
