import { io, type Socket } from 'socket.io-client';
import { afterAll, describe, expect, it } from 'vitest';
import type { AtTheEdge } from './hall-edges.ts';

const hall = '/api/halls/yunxi';

/** What boards hear: part of what every hall promises. */
export function describeBoards(open: () => Pick<AtTheEdge, 'url' | 'person' | 'take'>): void {
  const person = () => open().person();
  const take: AtTheEdge['take'] = (...wish) => open().take(...wish);

  describe('boards', () => {
    const sockets: Socket[] = [];
    afterAll(() => {
      for (const socket of sockets) socket.disconnect();
    });
    const board = () => {
      const socket = io(open().url, { transports: ['websocket'] });
      sockets.push(socket);
      return socket;
    };

    it('get what they missed, then every event as it happens, once each and in order', async () => {
      const citizen = person();
      await take(citizen);
      const socket = board();
      const seen: { seq: number; type: string }[] = [];
      const last = Number((await citizen.get(hall)).body['seq']);
      const complete = new Promise<void>((resolve) => {
        socket.on('events', ({ events }: { events: { seq: number; type: string }[] }) => {
          seen.push(...events);
          if (seen.length >= last + 30) resolve();
        });
      });
      const joined = socket.emitWithAck('subscribe', { stream: 'hall/yunxi', after: 0 });
      const taken = Promise.all(Array.from({ length: 30 }, () => take(citizen)));
      expect(await joined).toEqual({ stream: 'hall/yunxi' });
      await taken;
      await complete;
      expect(seen.map((event) => event.seq)).toEqual(
        Array.from({ length: last + 30 }, (_, i) => i + 1),
      );
    });

    it('are told when the stream does not exist or the position lies ahead', async () => {
      const socket = board();
      const ask = (stream: string, after: unknown) =>
        socket.emitWithAck('subscribe', { stream, after });
      expect(await ask('hall/nowhere', 0)).toMatchObject({ code: 'stream-unknown' });
      expect(await ask('__proto__/x', 0)).toMatchObject({ code: 'stream-unknown' });
      expect(await ask('hall/yunxi', 1_000_000)).toMatchObject({ code: 'cursor-ahead' });
      expect(await ask('hall/yunxi', 'x')).toMatchObject({ code: 'invalid-request' });
    });
  });
}
