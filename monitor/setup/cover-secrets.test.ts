import { expect, test } from 'vitest';
import { coverSecrets } from './cover-secrets.ts';

const C = '••••••';

test.each([
  ['a line', 'secret: 0123456789abcdef\n', `secret: ${C}\n`],
  ['a quoted address', 'webhook: "https://qyapi.test/send?key=1"\n', `webhook: ${C}\n`],
  ['a list item', '- token: abc\n', `- token: ${C}\n`],
  ['a longer name', 'appPassword: x y z\n', `appPassword: ${C}\n`],
  ['a flow map', '{ id: a, settings: { secret: abc, to: [b] } }\n', `{ id: a, settings: { secret: ${C}, to: [b] } }\n`],
  ['a cookie', 'headers:\n  cookie: sid=1; b=2\n', `headers:\n  cookie: ${C}\n`],
  ['a header of another spelling', 'headers: { X-API-Key: abc }\n', `headers: { X-API-Key: ${C} }\n`],
  ['a block', 'privateKey: |\n  -----BEGIN\n  abc\nuser: me\n', `privateKey: ${C}\nuser: me\n`],
  ['a list of keys', 'tokens:\n  - abc\n  - ${B}\n', `tokens:\n  - ${C}\n  - \${B}\n`],
  ['a login in an address', 'url: https://me:pw@a.test/\n', `url: ${C}\n`],
  ['a token in an address', 'url: https://a.test/feed?x=1&access_token=abc\n', `url: ${C}\n`],
  ['a remark', 'a: 1 # token: abc\n# secret: abc\n', `a: 1 # token: ${C}\n# secret: ${C}\n`],
  ['the database', 'database: postgres://u:p@h/d\n', `database: ${C}\n`],
  ['what nobody can read', 'secret: [abc\n', C],
])('%s is covered', (_name, text, shown) => {
  expect(coverSecrets(text)).toBe(shown);
});

test.each([
  'secret: ${HOOK_SECRET}\n',
  'secret: "${HOOK_SECRET}"\n',
  'url: https://a.test/feed?page=2\n',
  'keywords: [abc]\n',
  'imap: { host: mail.test, port: 993 }\n',
  '# to keep a secret out of this file, name a variable\nbrands: []\n',
])('%s stays as it is', (text) => {
  expect(coverSecrets(text)).toBe(text);
});
