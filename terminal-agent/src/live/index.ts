export { createLive, type Live, type Sight } from './live.ts';
