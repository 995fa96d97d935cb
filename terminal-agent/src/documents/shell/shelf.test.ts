import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createShelf } from './shelf.ts';

const page = (text: string) => ({
  bytes: Buffer.from(text),
  mime: 'image/jpeg' as const,
  width: 1,
  height: 1,
  density: 200,
});

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'shelf-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

it('lays pages under their pictures’ names, apart where two have the same', async () => {
  const shelf = createShelf(join(directory, 'several', 'out'), []);

  expect(await shelf.keep(page('a'), '/monday/1.png')).toEqual({ file: join(directory, 'several', 'out', '1.jpg') }); // prettier-ignore
  expect(await shelf.keep(page('b'), '/tuesday/1.png')).toEqual({ file: join(directory, 'several', 'out', '1-2.jpg') }); // prettier-ignore
});

it('never writes over a picture it was given', async () => {
  const picture = join(directory, 'scan.jpg');
  await writeFile(picture, 'the picture');

  const kept = await createShelf(directory, [picture]).keep(page('the page'), picture);

  expect(kept).toEqual({ file: join(directory, 'scan-2.jpg') });
  expect(await readFile(picture, 'utf8')).toBe('the picture');
});

it('says so when a page cannot be written', async () => {
  await writeFile(join(directory, 'file'), '');

  const kept = await createShelf(join(directory, 'file', 'out'), []).keep(page('a'), '1.png');

  expect(kept).toHaveProperty('error');
  // Under /proc nobody can make folders, and Node's recursive mkdir never comes back.
  expect(await createShelf('/proc/none/out', []).keep(page('a'), '1.png')).toHaveProperty('error');
});
