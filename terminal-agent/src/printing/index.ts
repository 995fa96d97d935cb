export { createPress, type Press, type PressParts, type PrintRequest } from './press.ts';
export { startDayEnd } from './day-end.ts';
