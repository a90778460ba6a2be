import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The window. Relative addresses, since each shell serves it from an origin of its own.
export default defineConfig({
  root: 'src-renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome142',
    // Everything comes from files of ours: nothing is inlined that the content security policy would refuse.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
