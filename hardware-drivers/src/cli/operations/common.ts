import { failedAnswer, queryAnswer } from '../answer.ts';
import type { Operations } from './operation.ts';

/** What every driver can be asked. */
export const common: Operations = {
  identify:
    () =>
    ({ device }) =>
      Promise.resolve({
        exit: 0,
        json: {
          driver: device.driver,
          ...('identity' in device.state ? device.state.identity : {}),
        },
      }),
  status:
    () =>
    async ({ device, deadlineMs }) =>
      queryAnswer(await device.refresh({ deadlineMs }), (status) => status),
  'self-test':
    () =>
    async ({ device, deadlineMs }) => {
      const looked = await device.refresh({ deadlineMs });
      if (!looked.ok) return failedAnswer(looked.failure);
      const passed = looked.value.condition === 'ok' || looked.value.condition === 'attention';
      return { exit: passed ? 0 : 3, json: { passed, status: looked.value } };
    },
};
