import { expect, it } from 'vitest';
import { tidyText } from './plain-text.ts';

it.each([
  ['It isnâ€™t fixed', 'It isn’t fixed'],
  ['ä½\u00a0å¥½', '你好'],
  ['Quel cliché…”', 'Quel cliché…”'],
  ['touché’”', 'touché’”'],
  ['Il est né…»', 'Il est né…»'],
])('undoes an encoding done twice, and leaves other texts alone: %s', (text, plain) => {
  expect(tidyText(text)).toBe(plain);
});
