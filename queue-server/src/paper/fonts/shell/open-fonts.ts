import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { create as createFont, Font } from 'fontkit';
import { fontChain, type Fonts } from '../chain.ts';
import { unshaped } from '../unshaped.ts';

export interface FontOptions {
  /**
   * A directory with further fonts for rare characters, e.g. Debian's fonts-hanazono in
   * `/usr/share/fonts/truetype/hanazono`. Read in the order of their names, after Noto Sans SC and
   * the few characters that come with the program.
   */
  readonly directory?: string;
  /** Told once for each file that is not a usable font. */
  readonly onBroken?: (file: string) => void;
}

/** `0x00010000` (TrueType), `true`, `OTTO` (CFF): woff and woff2 come out of pdfkit as blank pages. */
const signatures = new Set([0x00010000, 0x74727565, 0x4f54544f]);

const require = createRequire(import.meta.url);

const read = (
  file: string,
  create: typeof createFont,
  onBroken?: (file: string) => void,
): Font | null => {
  try {
    const bytes = readFileSync(file);
    if (signatures.has(bytes.readUInt32BE(0))) {
      const font = create(bytes);
      if ('layout' in font) return unshaped(font, bytes);
    }
  } catch {
    // Told below: a broken spare font must not stop a printer that may never need it.
  }
  onBroken?.(file);
  return null;
};

/**
 * The fonts that papers are set in: Noto Sans SC, then the few rare characters that come with the
 * program, then the configured directory. Files are read when a character first needs them.
 */
export const openFonts = async ({ directory, onBroken }: FontOptions = {}): Promise<Fonts> => {
  // Not at import: it takes a tenth of a second, and many a slip does without.
  const { create } = await import('fontkit');
  const extra =
    directory === undefined
      ? []
      : readdirSync(directory)
          .filter((file) => ['.ttf', '.otf'].includes(extname(file).toLowerCase()))
          .sort()
          .map((file) => join(directory, file));
  const files = [
    require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
    fileURLToPath(new URL('../rare/rare.ttf', import.meta.url)),
    ...extra,
  ];
  return fontChain(
    files.map((file, index) => ({
      name: basename(file),
      // Noto Sans SC draws whatever it lists: a test looks.
      proven: index === 0,
      load: () => read(file, create, onBroken),
    })),
  );
};
