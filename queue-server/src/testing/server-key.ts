/** For tests and benches whose nodes share a database: no real server has this key. */
export const testKey = '5e'.repeat(32);
