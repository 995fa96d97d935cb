/**
 * Makes the first voice pack: `node kiosk-ui/voice/make.ts` (needs espeak-ng, sox and opus-tools).
 * The result is committed under src/speech/pack/, so that neither build nor tests need them.
 */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { format } from 'prettier';
import { level, readWave, trimmed, writeWave } from './wave.ts';
import { type Line, script } from './script.ts';

const run = promisify(execFile);
const target = new URL('../src/speech/pack/', import.meta.url).pathname;
const work = mkdtempSync(join(tmpdir(), 'voice-'));
const rate = 16_000;
/** Silence between clips in a file, so that the codec cannot smear one into the next. */
const spacing = Math.round(0.045 * rate);
const kilobits = { calls: 16, syllables: 9, english: 9 } as const;

async function speak(line: Line, index: number): Promise<Float32Array> {
  const raw = join(work, `${index}.raw.wav`);
  const clean = join(work, `${index}.wav`);
  await run('espeak-ng', ['-v', line.voice, '-s', String(line.speed), '-w', raw, line.input]);
  await run('sox', [raw, '-r', String(rate), '-c', '1', '-b', '16', clean, 'highpass', '70']);
  const sound = level(trimmed(readWave(readFileSync(clean)), rate), rate);
  rmSync(raw);
  rmSync(clean);
  return sound;
}

const lines = script();
const sounds: Float32Array[] = [];
for (let at = 0; at < lines.length; at += 8) {
  const batch = lines.slice(at, at + 8).map((line, offset) => speak(line, at + offset));
  sounds.push(...(await Promise.all(batch)));
  process.stderr.write(`\r${sounds.length}/${lines.length}`);
}

const clips: Record<string, [string, number, number] | [string, number, number, string]> = {};
for (const file of Object.keys(kilobits) as (keyof typeof kilobits)[]) {
  const parts: Float32Array[] = [];
  let position = spacing;
  lines.forEach((line, index) => {
    const sound = sounds[index];
    if (line.file !== file || !sound) return;
    const stretch = [file, position / rate, sound.length / rate].map((value) =>
      typeof value === 'number' ? Math.round(value * 1000) / 1000 : value,
    ) as [string, number, number];
    clips[line.id] = file === 'english' ? [...stretch, line.text] : stretch;
    parts.push(new Float32Array(spacing), sound);
    position += sound.length + spacing;
  });
  parts.push(new Float32Array(spacing));
  const wave = join(work, `${file}.wav`);
  writeFileSync(wave, writeWave(parts, rate));
  const sound = join(target, `${file}.opus`);
  execFileSync('opusenc', [
    ...['--quiet', '--speech', '--comp', '10', '--framesize', '60', '--vbr', '--serial', '1'],
    ...['--bitrate', String(kilobits[file]), '--discard-comments', wave, sound],
  ]);
  process.stderr.write(
    `\n${file}: ${parts.length >> 1} clips, ${(position / rate).toFixed(0)} s, ${statSync(sound).size} bytes`,
  );
}

const manifest = {
  name: 'espeak-ng, cmn-latn-pinyin and en-gb',
  recipe: 'kiosk-ui/voice/make.ts',
  gaps: { clip: 0.04, syllable: -0.02, pause: 0.28, announcement: 0.6 },
  clips,
};
writeFileSync(
  join(target, 'manifest.json'),
  await format(JSON.stringify(manifest), { parser: 'json', printWidth: 100 }),
);
rmSync(work, { recursive: true });
process.stderr.write(`\nmanifest: ${statSync(join(target, 'manifest.json')).size} bytes\n`);
