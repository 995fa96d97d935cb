import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

const require = createRequire(import.meta.url);
export const regular = 'Noto Sans SC';
export const bold = 'Noto Sans SC Bold';

/** Registers the real typeface once, so that drawn pages carry real Chinese and Latin glyphs. */
export function registerTypefaces(): void {
  if (GlobalFonts.has(regular)) return;
  const root = '@expo-google-fonts/noto-sans-sc';
  GlobalFonts.registerFromPath(
    require.resolve(`${root}/400Regular/NotoSansSC_400Regular.ttf`),
    regular,
  );
  GlobalFonts.registerFromPath(require.resolve(`${root}/700Bold/NotoSansSC_700Bold.ttf`), bold);
}
