/** What the touch UI may say to the terminal agent, and what it hears. */
export * from './words.ts';
export * from './action.ts';
export * from './parts.ts';
export * from './view.ts';
export * from './command.ts';
export * from './gateway.ts';
export * from './overlay.ts';
export * from './journey.ts';
