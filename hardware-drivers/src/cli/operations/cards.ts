import { hex, unhex } from '../../framing/framing.ts';
import { queryAnswer, UsageError } from '../answer.ts';
import type { Operations } from './operation.ts';

export const identityReader: Operations = {
  read:
    () =>
    async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('identity-reader', (reader) => reader.read({ waitMs: deadlineMs - 500 }), {
          deadlineMs: deadlineMs + 5_000,
        }),
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
          const card = await reader.connect({ waitMs: deadlineMs - 500 });
          return card.ok ? await reader.transmit(apdu) : card;
        },
        { deadlineMs: deadlineMs + 5_000 },
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
          (reader) => reader.readSocialSecurity({ waitMs: deadlineMs - 500 }),
          { deadlineMs: deadlineMs + 5_000 },
        ),
        (card) => card,
      ),
  swipe:
    () =>
    async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('card-reader', (reader) => reader.swipe({ waitMs: deadlineMs - 500 }), {
          deadlineMs,
        }),
        (swipe) => swipe,
      ),
};

export const codeScanner: Operations = {
  scan:
    () =>
    async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('code-scanner', (scanner) => scanner.scan({ waitMs: deadlineMs - 500 }), {
          deadlineMs: deadlineMs + 2_000,
        }),
        (code) => code,
      ),
};
