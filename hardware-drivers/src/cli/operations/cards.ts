import { hex, unhex } from '../../framing/framing.ts';
import { queryAnswer, UsageError } from '../answer.ts';
import type { Operations } from './operation.ts';

/** What a card still needs when it is laid down at the last moment, and a swipe or code on the line. */
const readingMs = 2_000;
const arrivingMs = 500;
const waitFor = (deadlineMs: number, restMs: number): number =>
  Math.max(arrivingMs, deadlineMs - restMs);

export const identityReader: Operations = {
  read:
    () =>
    async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use(
          'identity-reader',
          (reader) => reader.read({ waitMs: waitFor(deadlineMs, readingMs) }),
          { deadlineMs },
        ),
        (card) => card,
      ),
  present:
    () =>
    async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('identity-reader', (reader) => reader.present(), { deadlineMs }),
        (present) => ({ present }),
      ),
  'appended-address':
    () =>
    async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('identity-reader', (reader) => reader.appendedAddress(), { deadlineMs }),
        (address) => ({ address }),
      ),
};

export const cardReader: Operations = {
  present:
    () =>
    async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('card-reader', (reader) => reader.present(), { deadlineMs }),
        (present) => ({ present }),
      ),
  transmit: ({ words }) => {
    const apdu = unhex(words.join(''));
    if (!apdu || apdu.length < 4) throw new UsageError('transmit wants an APDU in hex');
    return async ({ device, deadlineMs }) => {
      const response = await device.use(
        'card-reader',
        async (reader) => {
          const card = await reader.connect({ waitMs: waitFor(deadlineMs, readingMs) });
          return card.ok ? await reader.transmit(apdu) : card;
        },
        { deadlineMs },
      );
      return queryAnswer(response, (bytes) => ({ response: hex(bytes) }));
    };
  },
  'read-social-security':
    () =>
    async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use(
          'card-reader',
          (reader) => reader.readSocialSecurity({ waitMs: waitFor(deadlineMs, readingMs) }),
          { deadlineMs },
        ),
        (card) => card,
      ),
  swipe:
    () =>
    async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use(
          'card-reader',
          (reader) => reader.swipe({ waitMs: waitFor(deadlineMs, arrivingMs) }),
          { deadlineMs },
        ),
        (swipe) => swipe,
      ),
};

export const codeScanner: Operations = {
  scan:
    () =>
    async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use(
          'code-scanner',
          (scanner) => scanner.scan({ waitMs: waitFor(deadlineMs, arrivingMs) }),
          { deadlineMs },
        ),
        (code) => code,
      ),
};
