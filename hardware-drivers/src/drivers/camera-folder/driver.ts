import type {
  DocumentScanner,
  ScannedPage,
  ScanSettings,
} from '../../capability/document-scanner.ts';
import { failed, ok, type Outcome } from '../../command/outcome.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import { integer } from '../../definition/profile.ts';
import type { FolderIo } from '../../session/folder.ts';
import { previewFile } from '../../transport/connection.ts';
import { describePicture, pictureFraming, wholePicture } from './picture.ts';

const pictures = /^[^.].*\.(jpe?g|png)$/i;
const lookEveryMs = 50;
/** Small frames come up to twenty times a second. */
const previewEveryMs = 15;
/** File times are coarser than clocks. */
const slackMs = 20;

export const cameraFolder = defineDriver({
  id: 'camera-folder',
  title: 'Document camera whose frames arrive as files',
  manual:
    'USB Video Class camera behind any software that writes JPEG or PNG frames, e.g. ffmpeg -f v4l2 -i /dev/video0 -r 2 -update 1 -atomic_writing 1 now.jpg',
  capability: 'document-scanner',
  medium: 'folder',
  schemes: ['folder'],
  heartbeatMs: 5_000,
  profile: {
    freshMs: integer({
      help: 'how long a frame taken after the request is waited for',
      min: 0,
      max: 60_000,
      default: 1_000,
    }),
    maxAgeMs: integer({
      help: 'how old the newest frame may be at the request when no fresh one comes; 0: never an old one',
      min: 0,
      max: 600_000,
      default: 3_000,
    }),
    staleMs: integer({
      help: 'without a new frame for so long the camera counts as stopped; 0: it takes single pictures',
      min: 0,
      max: 600_000,
      default: 0,
    }),
  },
  anyFraming: pictureFraming,
  describe: describePicture,
  build: {},

  start({ freshMs, maxAgeMs, staleMs }) {
    async function newest(io: FolderIo) {
      const listed = await io.list();
      return listed.ok ? ok(listed.value.filter(({ name }) => pictures.test(name)).at(-1)) : listed;
    }

    /** Time of the last frame that was shown. */
    let shownAt = Number.NEGATIVE_INFINITY;

    /** The newest small frame that was not shown yet; a whole one where there are no small ones. */
    async function unseen(io: FolderIo, asked: number) {
      const listed = await io.list();
      if (!listed.ok) return listed;
      const frame =
        listed.value.find(({ name }) => name === previewFile) ??
        listed.value.filter(({ name }) => pictures.test(name)).at(-1);
      return ok(
        frame && frame.modifiedAt > shownAt && frame.modifiedAt >= asked - maxAgeMs
          ? frame
          : undefined,
      );
    }

    async function preview(io: FolderIo): Promise<Outcome<ScannedPage>> {
      const asked = io.clock.now();
      for (;;) {
        const frame = await unseen(io, asked);
        if (!frame.ok) return frame;
        const shown = frame.value && (await page(io, frame.value.name));
        if (frame.value && shown) {
          shownAt = frame.value.modifiedAt;
          return ok(shown);
        }
        if (io.clock.now() - asked >= freshMs + 10 * lookEveryMs)
          return failed('no-page', 'the camera gave no new picture');
        const waited = await io.pause(previewEveryMs);
        if (!waited.ok) return waited;
      }
    }

    async function page(io: FolderIo, name: string): Promise<ScannedPage | undefined> {
      const read = await io.read(name);
      const mediaType = read.ok ? wholePicture(read.value) : undefined;
      return read.ok && mediaType ? { number: 1, mediaType, bytes: read.value } : undefined;
    }

    /** The paper as it lies now: a frame taken after the request, or else one hardly older. */
    async function take(io: FolderIo): Promise<Outcome<ScannedPage>> {
      const asked = io.clock.now();
      for (;;) {
        const frame = await newest(io);
        if (!frame.ok) return frame;
        const waiting = io.clock.now() - asked < freshMs;
        const oldest = waiting ? asked - slackMs : asked - maxAgeMs;
        if (frame.value && frame.value.modifiedAt >= oldest) {
          const taken = await page(io, frame.value.name);
          if (taken) return ok(taken);
        }
        if (io.clock.now() - asked >= freshMs + 10 * lookEveryMs)
          return failed('no-page', 'the camera gave no picture');
        const waited = await io.pause(lookEveryMs);
        if (!waited.ok) return waited;
      }
    }

    const refuse = ({ source, duplex, mediaType }: ScanSettings) =>
      source === 'feeder' || duplex === true || mediaType === 'application/pdf'
        ? failed('invalid-request', 'a camera takes one picture of what lies before it', {
            sent: false,
          })
        : undefined;

    return {
      async identify(io) {
        const frame = await newest(io);
        return frame.ok ? ok({ model: 'Document camera (folder)' }) : frame;
      },
      async check(io) {
        const frame = await newest(io);
        if (!frame.ok) return frame;
        const stopped =
          staleMs > 0 && (!frame.value || io.clock.now() - frame.value.modifiedAt > staleMs);
        return ok({
          reasons: stopped
            ? [{ code: 'no-picture', severity: 'error', advisedAction: 'staff' }]
            : [],
        });
      },
      capability: (io): DocumentScanner => ({
        abilities: () =>
          Promise.resolve(
            ok({
              sources: ['platen'],
              resolutions: [],
              colours: ['colour'],
              mediaTypes: ['image/jpeg', 'image/png'],
              duplex: false,
              live: true,
            }),
          ),
        loaded: () => Promise.resolve(ok(undefined)),
        async scan(wanted = {}, onPage = () => undefined) {
          const refused = refuse(wanted);
          if (refused) return refused;
          const taken = await (wanted.preview === true ? preview(io) : take(io));
          if (!taken.ok) return taken;
          onPage(taken.value);
          return ok({ pages: [taken.value] });
        },
      }),
    };
  },
});
