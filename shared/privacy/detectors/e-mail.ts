import type { Detector } from '../detector.ts';

const LOCAL = '(?<![\\w.+-])[A-Za-z0-9][\\w.+-]{0,63}';
const HOST = '[A-Za-z0-9][A-Za-z0-9-]{0,40}';
const ENDING = '(?:com|cn|net|org|edu|me|io|co|hk|tw|uk|de)(?![A-Za-z])';
// Tight as it should be; blanks only on both sides of the sign, or a mention of an account (thanks @brand. We) is one.
const ADDRESS = new RegExp(
  `${LOCAL}@${HOST}(?:[.。][A-Za-z]{2,10}){1,3}|${LOCAL}(?:@ ?| @ )${HOST} ?[.。] ?${ENDING}`,
  'gi',
);
// Written out so that a machine does not see it. The bare words "at" and "dot" count only together.
const WRITTEN_OUT = new RegExp(
  `${LOCAL} ?(?:\\(at?\\)|\\[at?\\]|艾特|小老鼠|圈a|#) ?${HOST} ?(?:点|\\(dot\\)|\\[dot\\]|dot|\\.) ?${ENDING}|${LOCAL}@${HOST} ?(?:点|\\(dot\\)|\\[dot\\]| dot ) ?${ENDING}|${LOCAL} at ${HOST} dot ${ENDING}`,
  'gi',
);
// Mailboxes of a function, not of a person: a brand may publish them.
const FUNCTION_MAILBOX =
  /^(?:service|services|support|help|helpdesk|care|customer[._-]?(?:service|care)|kefu|cs|info|contact|hello|privacy|press|media|pr|hr|sales|feedback|complaints?|no-?reply|noreply|admin|office|security|dpo)\W/i;

/** E-mail address of a person, also written out (`zhang (at) qq 点 com`). */
const detector: Detector = {
  id: 'e-mail',
  name: { 'zh-CN': '电子邮箱', en: 'e-mail address' },
  rule: 'SOC-4',
  examples: {
    hits: ['邮箱 zhang.san@qq.com', 'zhangsan艾特163点com', 'wang小老鼠126点com', 'li_si (at) gmail (dot) com'],
    passes: [
      'no problem at all. When it suits you',
      'thanks to @brand. We are glad',
      '请写信到 service@example.com',
      '我们在 9 点 com',
      '@顺风耳客服',
    ],
  },
  *find(view) {
    for (const match of [...view.text.matchAll(ADDRESS), ...view.text.matchAll(WRITTEN_OUT)]) {
      if (FUNCTION_MAILBOX.test(match[0])) continue;
      yield { start: match.index, end: match.index + match[0].length, certain: true, weight: 'block' };
    }
  },
};
export default detector;
