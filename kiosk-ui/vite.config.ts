import vue from '@vitejs/plugin-vue';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Nine pages, one build. Each names only its own main.ts, so none loads another's code. */
const pages = [
  'terminal',
  'board',
  'window',
  'office',
  'manager',
  'my-ticket',
  'booking',
  'verify',
  'bench',
];

/**
 * Noto Sans SC comes in a hundred slices a weight, each fetched only when one of its characters is
 * shown. Every browser we run on reads woff2, so the woff twins stay out of the build; and text
 * waits the few milliseconds for its slice rather than showing boxes first.
 */
const leanFont: Plugin = {
  name: 'lean-font',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('@fontsource/')) return null;
    return code
      .replaceAll(/, url\([^)]+\.woff\) format\('woff'\)/g, '')
      .replaceAll('font-display: swap', 'font-display: block');
  },
};

// `--mode site` is for a real hall: no simulated world. `--mode gallery` adds the picture gallery
// of every terminal screen, which the tests and the designers walk through.
export default defineConfig(({ mode }) => {
  const entries = [
    ...pages.filter((page) => mode !== 'site' || page !== 'bench'),
    ...(mode === 'gallery' ? ['gallery'] : []),
  ];
  return {
    root: here('.'),
    base: '/',
    plugins: [leanFont, vue()],
    define: {
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    build: {
      outDir: here('dist'),
      emptyOutDir: true,
      target: 'chrome120',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1500,
      reportCompressedSize: false,
      rolldownOptions: {
        input: Object.fromEntries(entries.map((page) => [page, here(`${page}.html`)])),
      },
    },
  };
});
