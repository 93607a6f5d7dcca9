import type { Detector } from '../detector.ts';
import { textAfter, textBefore } from '../text-view.ts';

const WORD =
  /(?:(?<![A-Za-z])q\s?q|扣扣|抠抠|叩叩|球球|丘丘|秋秋|企鹅|蔻蔻|腾讯q|(?<![A-Za-z0-9])q(?=\s?号|[:：]|\s?\d)|[加+➕]\s?(?:我|个)?q|(?<![折抵减克代已被须应])扣(?=\s?[:：]?\s?$))\s?(?:号码?|群号?|群)?\s?(?:[:：=是为➡→~-]|is){0,3}\s?["“(（【[]?\s?$/i;
const ANY_WORD = /q|扣|抠抠|叩叩|球球|丘丘|秋秋|企鹅|蔻蔻/i;
const MONEY = /^\s?(?:元|块|分|次|%|人)/;
const MIN_DIGITS = 5;
const MAX_DIGITS = 11;
const WORD_LENGTH = 16;
const JOINT = /^[ .·-]{1,2}$/;

/** A QQ number beside the word, also in evasive spellings and Chinese numerals. */
const detector: Detector = {
  id: 'qq',
  name: { 'zh-CN': 'QQ号', en: 'QQ number' },
  rule: 'SOC-4',
  examples: {
    hits: [
      'QQ 123456789',
      '扣扣：1234 5678',
      'q q 88776655',
      '企鹅号 一二三四五六七',
      'QQ群：654321',
      'Q 号 3344556677',
    ],
    passes: ['QQ浏览器 12 版', '企鹅 100 只', 'QQ音乐 2026 榜单', '打 95588'],
  },
  *find(view) {
    if (!ANY_WORD.test(view.text)) return;
    for (let first = 0; first < view.groups.length; first++) {
      const head = view.groups[first];
      if (head === undefined || !WORD.test(textBefore(view, head.start, WORD_LENGTH))) continue;
      let digitCount = head.digits.length;
      let end = head.end;
      for (const group of view.groups.slice(first + 1, first + MAX_DIGITS)) {
        if (!JOINT.test(view.text.slice(end, group.start)) || digitCount + group.digits.length > MAX_DIGITS) break;
        digitCount += group.digits.length;
        end = group.end;
      }
      if (MONEY.test(textAfter(view, end))) continue;
      if (digitCount < MIN_DIGITS || digitCount > MAX_DIGITS) continue;
      yield { start: head.start, end, certain: false, weight: 'block' };
    }
  },
};
export default detector;
