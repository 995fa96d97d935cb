/** The public contract of the queue-server: what is said over HTTP and socket.io, and the events in its journal. */
export * from './text.ts';
export * from './problems.ts';
export * from './problem-codes.ts';
export * from './halls.ts';
export * from './tickets.ts';
export * from './hall-desk.ts';
export * from './appointments.ts';
export * from './staff.ts';
export * from './catalogue.ts';
export * from './cases.ts';
export * from './case-events.ts';
export * from './custody.ts';
export * from './lockers.ts';
export * from './terminals.ts';
export * from './ratings.ts';
export * from './messages.ts';
export * from './events.ts';
