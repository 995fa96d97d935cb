import { createCanvas } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { fingerprintOf, isSameSheet } from './fingerprint.ts';
import { makePage } from './shell/process.ts';
import { regular, registerTypefaces } from './testing/drawn/typeface.ts';

const labels = ['姓名', '户主或与户主关系', '性别', '出生日期', '公民身份号码', '服务处所'];
const mother = ['林知夏', '户主', '女', '1993年4月12日', '419902199304121424', '云溪市第一中学'];
const son = ['林知秋', '长子', '男', '2016年4月12日', '419902201604121431', '云溪市第一小学'];

/** The mark of one person's page of a household register, photographed on a dark desk. */
async function register(person: readonly string[], turned: number, size: number): Promise<string> {
  registerTypefaces();
  const canvas = createCanvas(1200, 1600);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#2c3a36';
  pen.fillRect(0, 0, 1200, 1600);
  pen.translate(600, 800);
  pen.rotate((turned * Math.PI) / 180);
  pen.scale(size, size);
  pen.fillStyle = '#f2f0ea';
  pen.fillRect(-105, -148.5, 210, 297);
  pen.fillStyle = pen.strokeStyle = '#2a2a2a';
  pen.lineWidth = 0.4;
  pen.font = `8px "${regular}"`;
  pen.fillText('常住人口登记卡', -28, -118);
  pen.font = `4.6px "${regular}"`;
  labels.forEach((label, row) => {
    const top = -100 + row * 16;
    pen.strokeRect(-85, top, 50, 16);
    pen.strokeRect(-35, top, 120, 16);
    pen.fillText(label, -82, top + 10);
    pen.fillText(person[row] ?? '', -31, top + 10);
  });
  const { fingerprint } = await makePage(await canvas.encode('jpeg', 85));
  if (fingerprint === undefined) throw new Error('no page was found');
  return fingerprint;
}

it('knows a page again, but takes two persons’ pages of one form for two sheets: none of a family is lost', async () => {
  const first = await register(mother, 2, 4.8);
  expect(isSameSheet(first, await register(mother, -3, 4.5))).toBe(true);
  expect(isSameSheet(first, await register(son, 2, 4.8))).toBe(false);
});

it('knows nothing by a bare page, nor by one of another shape', () => {
  const bare = (width: number, height: number) =>
    fingerprintOf({ width, height, data: new Uint8Array(width * height) });
  expect(isSameSheet(bare(620, 877), bare(620, 877))).toBe(false);
  expect(isSameSheet(bare(620, 877), bare(877, 620))).toBe(false);
});
