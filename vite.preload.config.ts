import { defineConfig } from 'vite';

// The preload of Electron's window: one CommonJS file, as a sandboxed window demands.
export default defineConfig({
  build: {
    outDir: 'dist/preload',
    emptyOutDir: true,
    target: 'chrome142',
    minify: false,
    lib: { entry: 'src-main/shells/electron/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
});
