/** Runs `count` pieces of work, `wide` at a time; answers each one's milliseconds. */
export async function lanes(
  count: number,
  wide: number,
  work: (index: number, lane: number) => Promise<unknown>,
): Promise<number[]> {
  const took: number[] = [];
  let index = 0;
  await Promise.all(
    Array.from({ length: wide }, async (_, lane) => {
      while (index < count) {
        const start = performance.now();
        await work(index++, lane);
        took.push(performance.now() - start);
      }
    }),
  );
  return took;
}

export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[
    Math.min(values.length - 1, Math.floor(values.length * share))
  ] ?? NaN;

export function row(what: string, value: string, bar = ''): void {
  process.stdout.write(`${what.padEnd(60)}${value.padStart(16)}  ${bar}\n`);
}
