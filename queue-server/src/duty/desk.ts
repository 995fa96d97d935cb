import { feedOf, type Site } from '../city.ts';
import type { Reacted, Reaction } from '../connectors/reactions.ts';
import type { Address, JournalEvent, Outcome, Sender } from '../journal/index.ts';
import type { AlarmView } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { Parts } from '../room.ts';
import { dutyDecider, type DutyCommand } from './decider.ts';
import { alarmNames } from './words.ts';
import type { Watch } from './watch.ts';

export interface DutyParts {
  readonly parts: Parts;
  readonly watch: Watch;
  /** Who is called, in this order. */
  readonly roster: readonly string[];
}

/** Often enough that five minutes mean five minutes. */
const round = 30_000;
const iso = (at: number): string => new Date(at).toISOString();

/** The duty roster at work: looks at every site in rounds, pages people, keeps who answered. */
export class DutyDesk {
  readonly #own: DutyParts;
  #stopped = false;
  #cancel: (() => void) | undefined;

  constructor(own: DutyParts) {
    this.#own = own;
  }

  start(): void {
    this.#cancel = this.#own.parts.clock.after(round, () => {
      void this.#round().finally(() => {
        if (!this.#stopped) this.start();
      });
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  async #round(): Promise<void> {
    for (const site of this.#own.parts.city.sites) {
      if (this.#stopped) return;
      try {
        await this.look(site);
      } catch (error) {
        this.#own.parts.log('duty-round-failed', { site: site.id, error: String(error) });
      }
    }
  }

  /** One look at a site. Writes nothing where nothing changed. */
  async look(site: Site): Promise<void> {
    const { watch, roster } = this.#own;
    const standing = await watch.standing(site);
    await this.#send(site.id, { do: 'observe', standing, roster }, { by: 'duty' });
  }

  /** Everything that stands at all sites, those that call people first, the oldest first. */
  async alarms(): Promise<AlarmView[]> {
    const { parts } = this.#own;
    const found: AlarmView[] = [];
    for (const { id: site } of parts.city.sites) {
      const { state } = await parts.journal.state(dutyDecider, this.#address(site));
      for (const alarm of Object.values(state)) {
        const { kind, about, because, pages, paged, acknowledged } = alarm;
        found.push({
          alarm: alarm.alarm,
          site,
          kind,
          name: alarmNames[kind],
          about,
          because,
          since: iso(alarm.since),
          pages,
          paged: paged.map(({ account, at }) => ({ account, at: iso(at) })),
          acknowledged:
            acknowledged === null
              ? null
              : { account: acknowledged.account, at: iso(acknowledged.at) },
        });
      }
    }
    return found.sort(
      (a, b) => Number(b.pages) - Number(a.pages) || a.since.localeCompare(b.since),
    );
  }

  answer(
    what: 'acknowledge' | 'clear',
    { site, alarm }: { readonly site: string; readonly alarm: string },
    sender: Sender,
  ): Promise<Outcome<null>> {
    if (!this.#own.parts.city.sites.some(({ id }) => id === site)) {
      return Promise.resolve({ ok: false, refused: refusal('alarm-unknown').refused });
    }
    return this.#send(site, { do: what, alarm }, sender);
  }

  /** What terminals call duty for becomes an alarm at once. */
  get reaction(): Reaction {
    return {
      name: 'duty-calls',
      types: ['duty-called'],
      react: async (event: JournalEvent): Promise<Reacted> => {
        const terminal = event.stream.slice('terminal/'.length);
        // Written by the terminal: read what is there, and no more of it than fits a line.
        const { about, because } = event.data as { about?: unknown; because?: unknown };
        const text = (value: unknown): string => String(value ?? '').slice(0, 80);
        const standing = {
          alarm: `terminal-called.${terminal}.${event.seq}`,
          kind: 'terminal-called',
          about: `${terminal} ${text(about)}`,
          because: text(because),
          pages: true,
        } as const;
        const site = event.feed.slice('site/'.length);
        const { roster } = this.#own;
        await this.#send(site, { do: 'raise', standing, roster }, { by: event.by });
        return 'done';
      },
    };
  }

  #address(site: string): Address {
    return { feed: feedOf(site), stream: `duty/${site}` };
  }

  #send(site: string, command: DutyCommand, sender: Sender): Promise<Outcome<null>> {
    return this.#own.parts.journal.execute(dutyDecider, this.#address(site), command, sender);
  }
}
