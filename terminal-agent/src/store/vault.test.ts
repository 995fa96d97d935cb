import { expect, it } from 'vitest';
import { memoryFiles } from '../ports/files.ts';
import { systemRng } from '../ports/rng.ts';
import { openVault } from './vault.ts';

const paper = Buffer.from('林知夏的申请表');

it('gives back what was sealed, also after a restart', async () => {
  const files = memoryFiles();
  await (await openVault(files, systemRng)).seal('case-1', paper);
  const again = await openVault(files, systemRng);
  expect(await again.open('case-1')).toEqual(paper);
  expect(await again.open('case-2')).toBeNull();
});

it('leaves nothing readable on the disk', async () => {
  const files = memoryFiles();
  await (await openVault(files, systemRng)).seal('case-1', paper);
  const stored = Buffer.from((await files.read('papers/case-1')) ?? []);
  expect(stored.includes(Buffer.from('林知夏'))).toBe(false);
});

it('notices a changed byte and a paper under another name', async () => {
  const files = memoryFiles();
  const vault = await openVault(files, systemRng);
  await vault.seal('case-1', paper);
  const stored = (await files.read('papers/case-1')) ?? new Uint8Array();
  await files.write('papers/case-2', stored);
  await expect(vault.open('case-2')).rejects.toThrow();
  stored[stored.length - 1] = (stored[stored.length - 1] ?? 0) ^ 1;
  await files.write('papers/case-1', stored);
  await expect(vault.open('case-1')).rejects.toThrow();
});
