import { expect, it } from 'vitest';
import { findEdges } from './edges.ts';
import { findLines } from './lines.ts';

const width = 400;
const height = 300;

/** Twenty rules of full length, and above them an edge of half their length. */
function ruledPage(): Float32Array {
  const plane = new Float32Array(width * height).fill(200);
  for (let row = 0; row < 20; row++) {
    const y = 90 + row * 10;
    plane.fill(60, y * width, (y + 2) * width);
  }
  for (let y = 0; y < 30; y++) plane.fill(150, y * width + 100, y * width + 300);
  return plane;
}

function showsEdge(elsewhere: number): boolean {
  const plane = ruledPage();
  const lines = findLines(findEdges(width, height, plane, plane, plane), 52, 1, elsewhere);
  return lines.some(({ ny, rho }) => Math.abs(ny) > 0.99 && Math.abs(rho - 30) < 4);
}

it('finds the edge beyond a page of print that uses up the share of its direction', () => {
  expect(showsEdge(0)).toBe(false);
  expect(showsEdge(6)).toBe(true);
});
