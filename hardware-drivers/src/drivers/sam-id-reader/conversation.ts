import type { IdentityCard, IdentityReader } from '../../capability/identity-reader.ts';
import { failed, ok, type Failed, type Outcome } from '../../command/outcome.ts';
import type { Conversation } from '../../definition/driver.ts';
import type { ProfileOf } from '../../definition/profile.ts';
import type { StreamIo } from '../../session/bus.ts';
import type { Identity } from '../../supervisor/lifecycle.ts';
import { agreeOnRate, ask, refused, setRf } from './asking.ts';
import { appendedText, moduleIdText, parseCard, splitBase } from './card.ts';
import { sw } from './codec.ts';
import type { profile } from './profile.ts';

const mishap = new Set(['no-answer', 'garbled-answer']);
const mishapsAllowed = 3;

/** A lifted corner makes select and read fail once; a card that is really bad fails again. */
const readTries = 3;

export function conversation(
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
