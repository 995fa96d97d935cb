import type { IdentityCard, IdentityReader } from '../../capability/identity-reader.ts';
import { failed, ok, type Failed, type Outcome } from '../../command/outcome.ts';
import type { Request } from '../../command/request.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import type { Conversation } from '../../definition/driver.ts';
import { choice, integer, oneOfIntegers, type ProfileOf } from '../../definition/profile.ts';
import { hex } from '../../framing/framing.ts';
import type { StreamIo } from '../../session/bus.ts';
import type { Identity } from '../../supervisor/lifecycle.ts';
import { appendedText, moduleIdText, parseCard, splitBase } from './card.ts';
import {
  command,
  parseReply,
  samBaudRates,
  samFraming,
  setBaudRate,
  setMaxRfBytes,
  statusWord,
  sw,
  type SamCommand,
  type SamReply,
} from './codec.ts';
import { anySamFraming, describeAnySam, mr300Request } from './mr300.ts';
import { samPacking } from './packing.ts';

const enveloped = (serial: number, name: SamCommand): Uint8Array =>
  mr300Request(serial, command(name));

const profile = {
  readWith: choice({
    help: 'command for reading: plain (30 01), or fingerprint (30 10) falling back to plain on older modules',
    of: ['plain', 'fingerprint'],
    default: 'plain',
  }),
  moduleIdDigits: oneOfIntegers({
    help: 'width of the last two numbers of the module id',
    of: [9, 10],
    default: 10,
  }),
  usbForm: choice({
    help: 'on USB: preamble and length on endpoints of their own (0400:C35A), or whole frames on one',
    of: ['split-endpoints', 'whole-frame'],
    default: 'split-endpoints',
  }),
  hidForm: choice({
    help: 'on HID: frames in MR-300 envelopes, or bare in feature report 1 (SET_REPORT) with answers in input reports',
    of: ['mr300', 'set-report'],
    default: 'mr300',
  }),
  lineRate: oneOfIntegers({
    help: 'line rate to agree on with the module (60 xx), which is looked for at every rate; 0 stays at the rate of the address',
    of: [0, ...samBaudRates],
    default: 0,
  }),
  maxRfBytes: integer({
    help: 'longest frame to the card (61 FF), e.g. 80; 0 leaves it as it is',
    min: 0,
    max: 255,
    default: 0,
  }),
  pollMs: integer({ help: 'between two looks for a card', min: 100, max: 5_000, default: 300 }),
};

/** From A.7 of the notes: find and select 0.1 to 1 s, base 2 to 3 s, appended 1.5 s. */
const timeouts: Readonly<Record<SamCommand, number>> = {
  reset: 2_000,
  status: 1_000,
  moduleId: 1_000,
  find: 1_000,
  select: 1_000,
  read: 3_000,
  readWithFingerprint: 4_000,
  readAppended: 1_500,
  readManagementNumber: 1_500,
};

/** Replies are told apart by their status and length only: the module has no sequence number. */
const answers: Readonly<Record<SamCommand, (reply: SamReply) => boolean>> = {
  reset: (r) => r.status === sw.ok && r.data.length === 0,
  status: (r) => r.status === sw.ok && r.data.length === 0,
  moduleId: (r) => r.status === sw.ok && r.data.length === 16,
  find: (r) => r.status === sw.found,
  select: (r) => r.status === sw.ok && r.data.length === 8,
  read: (r) => r.status === sw.ok && r.data.length >= 256,
  readWithFingerprint: (r) => r.status === sw.ok && r.data.length >= 256,
  readAppended: (r) => r.status === sw.itemEmpty || (r.status === sw.ok && r.data.length === 70),
  readManagementNumber: (r) => r.status === sw.ok && r.data.length > 0 && r.data.length !== 16,
};

const isError = (status: number): boolean =>
  status !== sw.ok && status !== sw.found && status !== sw.itemEmpty;

const ask = (name: SamCommand, attempts = 2): Request<SamReply> => ({
  name,
  kind: 'query',
  bytes: command(name),
  timeoutMs: timeouts[name],
  attempts,
  match(frame) {
    const reply = parseReply(frame);
    if (!reply) return undefined;
    if (answers[name](reply) || isError(reply.status)) return ok(reply);
    return undefined;
  },
});

/** A module that does not know the command says so, and keeps its own length. */
const setRf = (bytes: number): Request<SamReply> => ({
  ...ask('status'),
  name: 'set the longest RF frame',
  bytes: setMaxRfBytes(bytes),
});

const setRate = (baudRate: number): Request<SamReply> => ({
  ...ask('status', 1),
  name: 'set the line rate',
  bytes: setBaudRate(baudRate),
});

/**
 * Finds the module at whatever rate it was left, and agrees on the wanted one. The answer to 60 xx
 * still comes at the old rate; if it is lost, both rates are tried.
 */
async function agreeOnRate(io: StreamIo, wanted: number): Promise<Outcome<SamReply>> {
  let status = await io.exchange(ask('status', 1));
  for (const rate of samBaudRates) {
    if (status.ok) break;
    const tuned = await io.retune(rate);
    if (!tuned.ok) return tuned;
    status = await io.exchange(ask('status', 1));
  }
  if (!status.ok) return status;
  const set = await io.exchange(setRate(wanted));
  if (set.ok && set.value.status !== sw.ok) return status;
  const tuned = await io.retune(wanted);
  return tuned.ok ? await io.exchange(ask('status')) : tuned;
}

/** What a status that is not the hoped-for one means to a citizen and to staff. */
function refused(reply: SamReply, doing: string): Failed {
  const message = `${doing}: ${statusWord(reply.status)}`;
  const deviceCode = hex(
    Uint8Array.of(reply.cardStatus >> 8, reply.cardStatus & 0xff, reply.status),
  );
  switch (reply.status) {
    case sw.findFailed:
      return failed('no-card', message, { deviceCode });
    case sw.cardRejectedSam:
    case sw.samRejectedCard:
    case sw.verificationFailed:
      return failed('card-rejected', message, { deviceCode });
    case sw.unknownCard:
      return failed('card-not-recognised', message, { deviceCode });
    case sw.readFailed:
    case sw.randomFailed:
    case sw.selectFailed:
      return failed('card-unreadable', message, { deviceCode });
    case sw.selfTestFailed:
    case sw.notAuthorised:
      return failed('reader-fault', message, { deviceCode });
    default:
      return failed('refused-by-device', message, { deviceCode });
  }
}

const mishap = new Set(['no-answer', 'garbled-answer']);
const mishapsAllowed = 3;

/** A lifted corner makes select and read fail once; a card that is really bad fails again. */
const readTries = 3;

function conversation(
  settings: ProfileOf<typeof profile>,
): Conversation<StreamIo, 'identity-reader'> {
  let fingerprint = settings.readWith === 'fingerprint';
  /** After a read, find says "no card" until the card has left: then 30 03 tells whether it lies there. */
  let readSinceLaid = false;

  async function moduleId(io: StreamIo): Promise<Outcome<string>> {
    // The first answer after power-up can be wrong: two must agree.
    let before: string | undefined;
    for (let look = 0; look < 3; look += 1) {
      const answer = await io.exchange(ask('moduleId'));
      if (!answer.ok) return answer;
      if (answer.value.status !== sw.ok) return refused(answer.value, 'module id');
      const id = moduleIdText(answer.value.data, settings.moduleIdDigits);
      if (id !== undefined && id === before) return ok(id);
      before = id;
    }
    return failed('unexpected-answer', 'the module id was different every time');
  }

  async function present(io: StreamIo): Promise<Outcome<boolean>> {
    if (readSinceLaid) {
      const appended = await io.exchange(ask('readAppended'));
      if (!appended.ok) return appended;
      if (appended.value.status === sw.ok || appended.value.status === sw.itemEmpty)
        return ok(true);
    }
    const found = await io.exchange(ask('find'));
    if (!found.ok) return found;
    const there = found.value.status === sw.found;
    // Found again means it was away in between; not found after a failed 30 03 means it is gone.
    readSinceLaid = false;
    return ok(there);
  }

  /** One look: undefined when there is no card. */
  async function tryRead(io: StreamIo): Promise<Outcome<IdentityCard> | undefined> {
    const found = await io.exchange(ask('find'));
    if (!found.ok) return found;
    if (found.value.status === sw.findFailed) return undefined;
    if (found.value.status !== sw.found) return refused(found.value, 'find');
    readSinceLaid = false;
    let last: Failed | undefined;
    for (let attempt = 0; attempt < readTries; attempt += 1) {
      const base = await selectAndRead(io);
      if (base.ok) {
        readSinceLaid = true;
        const parts = splitBase(base.value);
        if (!parts) return failed('unexpected-answer', 'the length words do not fit the reply');
        const card = parseCard(parts.text, parts.photo);
        return typeof card === 'string' ? failed('card-unreadable', card) : ok(card);
      }
      if (base.failure.code !== 'card-unreadable') return base;
      last = base;
      const still = await io.exchange(ask('find'));
      if (!still.ok) return still;
      if (still.value.status !== sw.found) return await goneOrStuck(io);
    }
    return last;
  }

  /** A card whose read answer got lost is also "not found": only 30 03 tells it from one that left. */
  async function goneOrStuck(io: StreamIo): Promise<Failed> {
    readSinceLaid = true;
    const there = await present(io);
    if (!there.ok) return there;
    return there.value
      ? failed('card-not-lifted', 'the card was read before and must be lifted first')
      : failed('card-removed', 'the card left while it was being read');
  }

  async function selectAndRead(io: StreamIo): Promise<Outcome<Uint8Array>> {
    const selected = await io.exchange(ask('select'));
    if (!selected.ok) return selected;
    if (selected.value.status !== sw.ok) return refused(selected.value, 'select');
    if (fingerprint) {
      const whole = await io.exchange(ask('readWithFingerprint', 1));
      if (!whole.ok) return whole;
      if (whole.value.status === sw.ok) return ok(whole.value.data);
      if (whole.value.status !== sw.command) return refused(whole.value, 'read');
      fingerprint = false;
    }
    const base = await io.exchange(ask('read'));
    if (!base.ok) return base;
    return base.value.status === sw.ok ? ok(base.value.data) : refused(base.value, 'read');
  }

  return {
    async identify(io): Promise<Outcome<Identity>> {
      const { lineRate } = settings;
      const status =
        lineRate > 0 && io.tunable
          ? await io.together((alone) => agreeOnRate(alone, lineRate))
          : await io.exchange(ask('status'));
      if (!status.ok) return status;
      if (status.value.status === sw.selfTestFailed || status.value.status === sw.notAuthorised) {
        return refused(status.value, 'status');
      }
      if (settings.maxRfBytes > 0) {
        const set = await io.exchange(setRf(settings.maxRfBytes));
        if (!set.ok) return set;
      }
      const id = await moduleId(io);
      if (!id.ok && id.failure.code === 'line-closed') return id;
      return ok({
        model: 'SAM identity card module',
        ...(id.ok ? { serialNumber: id.value } : {}),
      });
    },

    async check(io) {
      const status = await io.exchange(ask('status'));
      if (!status.ok) return status;
      const faulty =
        status.value.status === sw.selfTestFailed || status.value.status === sw.notAuthorised;
      return ok({
        reasons: faulty
          ? [
              {
                code: 'reader-fault',
                severity: 'error' as const,
                advisedAction: 'engineer' as const,
              },
            ]
          : [],
      });
    },

    capability: (io): IdentityReader => ({
      async read(options) {
        const until = io.clock.monotonic() + (options?.waitMs ?? Number.POSITIVE_INFINITY);
        let mishaps = 0;
        for (;;) {
          const card = await io.together((alone) => tryRead(alone));
          // One lost or garbled frame must not end a citizen's minute at the reader.
          mishaps =
            card !== undefined && !card.ok && mishap.has(card.failure.code) ? mishaps + 1 : 0;
          if (card !== undefined && (mishaps === 0 || mishaps >= mishapsAllowed)) return card;
          if (io.clock.monotonic() + settings.pollMs > until) break;
          const waited = await io.pause(settings.pollMs);
          if (!waited.ok) return waited;
        }
        readSinceLaid = true;
        const there = await io.together(present);
        return there.ok && there.value
          ? failed('card-not-lifted', 'the card was read before and must be lifted first')
          : failed('no-card', 'no card was laid down in time');
      },
      present: () => io.together(present),
      async appendedAddress() {
        const appended = await io.exchange(ask('readAppended'));
        if (!appended.ok) return appended;
        if (appended.value.status === sw.itemEmpty) return ok(null);
        return appended.value.status === sw.ok
          ? ok(appendedText(appended.value.data))
          : refused(appended.value, 'appended information');
      },
      moduleId: () => io.together(moduleId),
    }),
  };
}

export const samIdReader = defineDriver({
  id: 'sam-id-reader',
  title: 'Resident identity card reader with SAM_A/SAM_V module',
  manual:
    'GA/T 467-2013/2019 (SAM interface), GA/T 490 (card data), as cross-checked in eastcoms.com 508 and hev-idcard-reader',
  capability: 'identity-reader',
  medium: 'stream',
  schemes: ['serial', 'tcp', 'usb', 'hid'],
  heartbeatMs: 3_000,
  profile,
  line: () => ({ baudRate: 115200 }),
  packing: ({ usbForm, hidForm }, scheme) => samPacking(usbForm, hidForm, scheme),
  timing: { gapMs: 0, lateMs: 500, interByteMs: 100 },
  framing: () => samFraming,
  anyFraming: anySamFraming,
  describe: describeAnySam,
  build: { command, setBaudRate, setMaxRfBytes, enveloped },
  start: (settings) => conversation(settings),
});
