// @vitest-environment happy-dom
import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { PostReading } from '../reading/post-reading.ts';
import { captureEvidence } from './capture-evidence.ts';
import { MAX_MARKUP_LENGTH, readCleanMarkup } from './clean-markup.ts';

const reading: PostReading = {
  id: '1',
  postKey: 'xiaohongshu:1',
  author: '阿柚',
  authorUrl: null,
  title: null,
  text: '屏幕有绿线',
  permalink: 'https://www.xiaohongshu.com/explore/1',
  publishedAt: 1_773_111_600_000,
  likes: 8,
  comments: null,
  rating: null,
};
const page = new URL('https://www.xiaohongshu.com/explore');

beforeEach(() => {
  document.body.innerHTML = `<section><a href="/explore/1?xsec_token=SECRET1#x" data-csrf-token="SECRET2">t</a>
    <input type="hidden" value="SECRET3"><textarea>SECRET4</textarea><script>SECRET5</script><p onclick="SECRET6">绿线</p>
    <earshot-chip>SECRET7</earshot-chip><img src="data:image/png;base64,SECRET8"></section>`;
});

test('markup keeps what was said and no secret', () => {
  const markup = readCleanMarkup(document.querySelector('section')!, {}, page);
  expect(markup).toContain('绿线');
  expect(markup).toContain('https://www.xiaohongshu.com/explore/1"');
  expect(markup).not.toMatch(/SECRET\d/u);
  expect(document.body.innerHTML).toContain('SECRET4');
});

test('endless markup is cut', () => {
  document.body.innerHTML = `<section>${`<p>${'x'.repeat(999)}</p>`.repeat(1000)}</section>`;
  expect(readCleanMarkup(document.querySelector('section')!, {}, page)).toHaveLength(MAX_MARKUP_LENGTH);
});

test('every item carries the hash of its bytes, and a missing picture its reason', async () => {
  const capture = await captureEvidence({
    element: document.querySelector('section')!,
    reading,
    adapter: {},
    shot: { dataUrl: null, why: { 'zh-CN': '没有权限', en: 'No permission' } },
    extensionVersion: '0.1.0',
    capturedAt: 5,
  });
  expect(capture.items.map(({ kind, mediaType }) => [kind, mediaType])).toEqual([
    ['text', 'text/plain'],
    ['metrics', 'application/json'],
    ['html', 'text/plain'],
  ]);
  for (const { data, sha256 } of capture.items)
    expect(sha256).toBe(createHash('sha256').update(data, 'utf8').digest('hex'));
  expect(capture).toMatchObject({
    capturedAt: 5,
    url: 'https://www.xiaohongshu.com/explore/1',
    missing: [{ kind: 'screenshot', zh: '没有权限', en: 'No permission' }],
  });
});
