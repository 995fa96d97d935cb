/** Citizen numbers with a good check digit that may stand in a capture: the standard's own, and the fictional city's. */
const published = new Set(['11010519491231002X']);
const fictionalRegion = '4199';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function isRealLooking(number: string): boolean {
  let sum = 0;
  for (const [i, weight] of weights.entries()) sum += Number(number[i]) * weight;
  if ('10X98765432'[sum % 11] !== number[17]) return false;
  return (
    !published.has(number) && !number.startsWith(fictionalRegion) && !/^(9|8[123])/.test(number)
  );
}

/** Numbers in a capture that could be somebody's, in any encoding a card or file uses. */
export function realLookingNumbers(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes);
  const readings = [
    buffer.toString('latin1'),
    buffer.toString('utf16le'),
    buffer.subarray(1).toString('utf16le'),
  ];
  return readings
    .flatMap((text) => [...text.matchAll(/\d{17}[\dX]/g)].map(([number]) => number))
    .filter(isRealLooking);
}
