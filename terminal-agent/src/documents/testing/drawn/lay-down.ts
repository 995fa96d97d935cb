import type { Canvas } from '@napi-rs/canvas';
import { fromRectangle, invert } from '../../geometry/homography.ts';
import type { Quad } from '../../geometry/point.ts';

export interface Lay {
  /** Corner radius as a share of the sheet's width. */
  readonly rounded: number;
  /** Darkness of the shadow under the sheet's rim, 0–1. */
  readonly shadow: number;
  /** Reach and direction of that shadow in pixels. */
  readonly drop: number;
  readonly dropX: number;
  readonly dropY: number;
}

/** Lays a drawn sheet into the scene with area-sampled rims and a soft shadow under it. */
export function layDown(
  scene: Float32Array,
  width: number,
  height: number,
  sheet: Canvas,
  quad: Quad,
  lay: Lay,
): void {
  // prettier-ignore
  const sw = sheet.width;
  const sh = sheet.height;
  const pixels = sheet.getContext('2d').getImageData(0, 0, sw, sh).data;
  const toSheet = invert(fromRectangle(sw, sh, quad));
  const xs = quad.map(({ x }) => x);
  const ys = quad.map(({ y }) => y);
  const rim = lay.drop * 4 + 4;
  const left = Math.max(0, Math.floor(Math.min(...xs) - rim));
  const right = Math.min(width - 1, Math.ceil(Math.max(...xs) + rim));
  const top = Math.max(0, Math.floor(Math.min(...ys) - rim));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(...ys) + rim));
  const sides = quad.map((from, at) => {
    const to = quad[(at + 1) % 4] ?? from;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    return { nx: -(to.y - from.y) / length, ny: (to.x - from.x) / length, from };
  });
  const inward = (x: number, y: number): number => {
    let least = Infinity;
    for (const { nx, ny, from } of sides)
      least = Math.min(least, (x - from.x) * nx + (y - from.y) * ny);
    return least;
  };
  const radius = lay.rounded * Math.hypot(quad[1].x - quad[0].x, quad[1].y - quad[0].y);
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const at = (y * width + x) * 3;
      const depth = inward(x, y);
      let cover = Math.min(1, Math.max(0, depth + 0.5));
      const w = toSheet[6] * x + toSheet[7] * y + toSheet[8];
      const u = (toSheet[0] * x + toSheet[1] * y + toSheet[2]) / w;
      const v = (toSheet[3] * x + toSheet[4] * y + toSheet[5]) / w;
      if (radius > 0 && cover > 0) {
        const r = lay.rounded * sw;
        const du = Math.max(r - u, u - (sw - r), 0);
        const dv = Math.max(r - v, v - (sh - r), 0);
        if (du > 0 && dv > 0)
          cover = Math.min(cover, Math.max(0, Math.min(1, r - Math.hypot(du, dv) + 0.5)));
      }
      if (lay.shadow > 0 && cover < 1) {
        const under = inward(x - lay.dropX * lay.drop, y - lay.dropY * lay.drop);
        const dark = 1 - lay.shadow / (1 + Math.exp(-under / (lay.drop * 0.6)));
        for (let c = 0; c < 3; c++) scene[at + c] = (scene[at + c] ?? 0) * dark;
      }
      if (cover <= 0) continue;
      const cu = Math.min(sw - 1.001, Math.max(0, u - 0.5));
      const cv = Math.min(sh - 1.001, Math.max(0, v - 0.5));
      const iu = Math.floor(cu);
      const iv = Math.floor(cv);
      const fu = cu - iu;
      const fv = cv - iv;
      const p = (iv * sw + iu) * 4;
      for (let c = 0; c < 3; c++) {
        const upper = (pixels[p + c] ?? 0) * (1 - fu) + (pixels[p + 4 + c] ?? 0) * fu;
        const lower = (pixels[p + sw * 4 + c] ?? 0) * (1 - fu) + (pixels[p + sw * 4 + 4 + c] ?? 0) * fu; // prettier-ignore
        const paper = upper * (1 - fv) + lower * fv;
        scene[at + c] = (scene[at + c] ?? 0) * (1 - cover) + paper * cover;
      }
    }
  }
}
