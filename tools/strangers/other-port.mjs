// Preloaded into a program that knows one port only (9100): it reaches STRANGER_PORT instead.
import net from 'node:net';

const connect = net.connect;
net.connect = (port, ...rest) =>
  connect.call(net, port === 9100 ? Number(process.env.STRANGER_PORT) : port, ...rest);
