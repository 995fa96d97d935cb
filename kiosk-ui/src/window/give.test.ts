import { expect, it } from 'vitest';
import { requestOf } from './give.ts';

it('tells a booking’s code from a phone and from a card', () => {
  const by = (booking: string) => requestOf({ booking }).body;
  expect(by('1234 5678')).toEqual({ code: '12345678', channel: 'clerk' });
  expect(by('139-0000-0001')).toEqual({ contact: '13900000001', channel: 'clerk' });
  expect(by('41990219930412142X')).toEqual({ contact: '41990219930412142X', channel: 'clerk' });
});

it('asks for nothing that was not wished', () => {
  expect(requestOf({ queue: 'pension', priority: false, needs: [] })).toEqual({
    path: 'tickets',
    body: { queue: 'pension', channel: 'clerk' },
  });
  expect(requestOf({ queue: 'pension', priority: true, needs: ['language:en'] }).body).toEqual({
    queue: 'pension',
    channel: 'clerk',
    priority: 'priority',
    needs: ['language:en'],
  });
});
