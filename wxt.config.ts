import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { readTestHosts } from './extension/read-test-hosts.ts';

/** Public half of a key pair: gives every unpacked Chrome build the id `ckccimahjfeccpighbbcdjhacpifaokj`, so that a pairing survives a rebuild. */
const CHROME_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvm3inCcOlpUUiHeQnMnzl/NU2hPJ3le1C049C3RWJ7o6mQ1FyFSO2HfZTQWyVlP5hAJD3R64py2RDtk3YdwxWX7BkxStKkGdRb8AHE2wsexpwIlIpgVOu6I4rQlFBfDpVTXnAVgDSY+aDNQY9SibU4mHFGr6KY5jCfP7B6cDIhYzfMF3Lqcf/lkMUd639fygxiry3BYvHIQqDd6JmWqhgHI3cJuVGvEyojvYkMrHuGJoveTh6CnkYBo75V8ZI+OHRFFspB8XkOrU96bYJ8hHbAkhUuLp5TJpOO4/115eYGBP0gTuCrHTykK3jcvSk8magOSaQ9U3nwuPLL0WWdfk7wIDAQAB';

/** Hosts that a test build has granted from the start; the shipped build has none. */
const testHosts = readTestHosts(process.env.EARSHOT_TEST_HOSTS);

export default defineConfig({
  srcDir: 'extension',
  outDir: testHosts.length > 0 ? 'dist/test' : 'dist',
  publicDir: 'extension/public',
  modulesDir: 'extension/modules',
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  // What reviewers get: all that the extension is built from, and nothing else.
  zip: { excludeSources: ['artefacts/**', 'monitor/**', 'test/**', 'dist/**'] },
  vite: () => ({
    plugins: [preact()],
    build: { target: ['chrome120', 'firefox140'], modulePreload: false },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    short_name: '__MSG_extensionShortName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'zh_CN',
    permissions: [
      'storage',
      'alarms',
      'scripting',
      'activeTab',
      'contextMenus',
      'notifications',
      ...(browser === 'firefox' ? [] : ['sidePanel' as const]),
    ],
    ...(testHosts.length > 0 ? { host_permissions: testHosts } : {}),
    optional_host_permissions: ['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*'],
    action: { default_title: '__MSG_actionTitle__' },
    commands: {
      [browser === 'firefox' ? '_execute_sidebar_action' : '_execute_action']: {
        suggested_key: { default: 'Alt+Shift+E' },
        ...(browser === 'firefox' ? { description: '__MSG_commandPanel__' } : {}),
      },
      'reply-to-post': { suggested_key: { default: 'Alt+Shift+R' }, description: '__MSG_commandReply__' },
      'make-ticket': { suggested_key: { default: 'Alt+Shift+T' }, description: '__MSG_commandTicket__' },
    },
    content_security_policy: {
      extension_pages:
        "default-src 'self'; script-src 'self'; object-src 'none'; style-src 'self'; img-src 'self' data: blob:; " +
        "connect-src 'self' https: wss: http://127.0.0.1:* ws://127.0.0.1:* http://localhost:* ws://localhost:*; " +
        "base-uri 'none'; form-action 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'earshot@earshot.example',
              strict_min_version: '140.0',
              data_collection_permissions: {
                required: [
                  'websiteContent',
                  'personalCommunications',
                  'personallyIdentifyingInfo',
                  'browsingActivity',
                  'authenticationInfo',
                ],
              },
            },
          },
        }
      : { minimum_chrome_version: '120', key: CHROME_KEY }),
  }),
});
