/** Just enough of RIFF/WAVE: mono, 16 bit. */
export function readWave(file: Buffer): Float32Array {
  let at = 12;
  while (file.toString('latin1', at, at + 4) !== 'data') at += 8 + file.readUInt32LE(at + 4);
  const bytes = Math.min(file.readUInt32LE(at + 4), file.length - at - 8);
  return Float32Array.from(
    { length: bytes >> 1 },
    (_, i) => file.readInt16LE(at + 8 + i * 2) / 32768,
  );
}

export function writeWave(parts: readonly Float32Array[], rate: number): Buffer {
  const samples = parts.reduce((sum, part) => sum + part.length, 0);
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples * 2, 40);
  let at = 44;
  for (const part of parts)
    for (const sample of part)
      at = file.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32767), at);
  return file;
}

/** Without the silence around it (below −46 dB of its peak), with 8 ms of fade at both ends. */
export function trimmed(sound: Float32Array, rate: number): Float32Array {
  const peak = sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const floor = peak * 0.005;
  const first = sound.findIndex((sample) => Math.abs(sample) > floor);
  const last = sound.findLastIndex((sample) => Math.abs(sample) > floor);
  const margin = Math.round(rate * 0.008);
  const cut = sound.slice(Math.max(0, first - margin), last + margin);
  for (let i = 0; i < margin && i < cut.length; i += 1) {
    const end = cut.length - 1 - i;
    cut[i] = ((cut[i] ?? 0) * i) / margin;
    cut[end] = ((cut[end] ?? 0) * i) / margin;
  }
  return cut;
}

/** Brought to one loudness: RMS of the loud parts at −20 dBFS, peaks at most −1.5 dBFS. */
export function level(sound: Float32Array, rate: number): Float32Array {
  const frame = Math.round(rate * 0.02);
  const powers: number[] = [];
  for (let at = 0; at + frame <= sound.length; at += frame) {
    powers.push(sound.subarray(at, at + frame).reduce((sum, s) => sum + s * s, 0) / frame);
  }
  const loud = powers.sort((a, b) => b - a).slice(0, Math.max(1, Math.ceil(powers.length / 2)));
  const rms = Math.sqrt(loud.reduce((sum, p) => sum + p, 0) / loud.length);
  const peak = sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const gain = Math.min(0.1 / rms, 0.84 / peak);
  return sound.map((sample) => sample * gain);
}
