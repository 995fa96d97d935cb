import { WebSocket } from 'ws';

/** A board that speaks just enough engine.io over a bare WebSocket, so that the client costs the same everywhere. */
export function board(
  url: string,
  heard: (text: string) => void,
  after: number | 'bare' | 'unsubscribed' = 'bare',
): Promise<WebSocket> {
  const bare = after === 'bare';
  const path = bare ? '/' : '/socket.io/?EIO=4&transport=websocket';
  const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, { perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server hung up')));
    if (bare) socket.once('open', () => resolve(socket));
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      if (bare) return heard(text);
      if (text === '2') socket.send('3');
      else if (text.startsWith('0')) socket.send('40');
      else if (text.startsWith('40')) {
        if (after === 'unsubscribed') return resolve(socket);
        socket.send(`420["subscribe",${JSON.stringify({ stream: 'hall/yunxi', after })}]`);
      } else if (text.startsWith('430[{"stream"')) resolve(socket);
      else if (text.startsWith('430')) {
        socket.terminate();
        reject(new Error(text));
      } else if (text.startsWith('42["events"')) heard(text);
      return undefined;
    });
  });
}
