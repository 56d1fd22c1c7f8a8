import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The page is served by a node under a strict Content-Security-Policy: nothing inline, nothing from elsewhere.
export default defineConfig({
  base: './',
  plugins: [react()],
  build: {
    target: 'es2022',
    // Anything inlined as data: would be refused by the policy, but for pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  worker: { format: 'es' },
  test: { include: ['src/**/*.test.ts'], testTimeout: 60_000 },
} as never);
