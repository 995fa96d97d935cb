import type { LampState } from '../../capability/indicator.ts';
import { actuationAnswer, queryAnswer, UsageError } from '../answer.ts';
import type { Operations } from './operation.ts';

export const locker: Operations = {
  doors:
    ({ given: { board } }) =>
    async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('locker', (locker) => locker.doors({ board }), { deadlineMs }),
        (doors) => doors,
      ),
  unlock: ({ words: [word = ''], given: { board } }) => {
    if (!/^\d+$/.test(word)) throw new UsageError(`unlock wants a door number, not "${word}"`);
    const where = { board, door: Number(word) };
    return async ({ device, deadlineMs }) =>
      actuationAnswer(
        await device.use('locker', (locker) => locker.unlock(where), { deadlineMs }),
        where,
      );
  },
};

export const power: Operations = {
  reading:
    () =>
    async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('power', (power) => power.reading(), { deadlineMs }),
        (reading) => reading,
      ),
  status:
    () =>
    async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('power', (power) => power.reading(), { deadlineMs }),
        (reading) => reading,
      ),
};

export const sensors: Operations = {
  readings:
    () =>
    async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('sensors', (sensors) => sensors.readings(), { deadlineMs }),
        (readings) => readings,
      ),
  set: ({ words: [name = '', state] }) => {
    if (name === '' || (state !== 'on' && state !== 'off'))
      throw new UsageError('set wants a name and on or off');
    const on = state === 'on';
    return async ({ device, deadlineMs }) =>
      actuationAnswer(
        await device.use('sensors', (sensors) => sensors.set(name, on), { deadlineMs }),
        { name, on },
      );
  },
};

const lampStates: readonly LampState[] = ['on', 'off', 'flash'];

export const indicator: Operations = {
  lamps:
    () =>
    async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('indicator', (indicator) => indicator.lamps(), { deadlineMs }),
        (lamps) => lamps,
      ),
  light: ({ words: [name = '', word] }) => {
    const state = lampStates.find((each) => each === word);
    if (name === '' || state === undefined)
      throw new UsageError('light wants a lamp and on, off or flash');
    return async ({ device, deadlineMs }) =>
      actuationAnswer(
        await device.use('indicator', (lamps) => lamps.light(name, state), { deadlineMs }),
        { name, state },
      );
  },
};
