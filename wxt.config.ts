import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

export default defineConfig({
  srcDir: 'extension',
  outDir: 'dist',
  publicDir: 'extension/public',
  modulesDir: 'extension/modules',
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  vite: () => ({ plugins: [preact()], build: { target: ['chrome120', 'firefox140'] } }),
});
