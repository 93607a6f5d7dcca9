import type { Detector } from '../detector.ts';

const ADDRESS = /[A-Za-z0-9][\w.+-]{0,63} ?@ ?[A-Za-z0-9][A-Za-z0-9-]{0,40}(?: ?[.。] ?[A-Za-z]{2,10}){1,3}/g;
// Written out so that a machine does not see it. The bare words "at" and "dot" count only together.
const WRITTEN_OUT =
  /[A-Za-z0-9][\w.+-]{0,63} ?(?:(?:\(at?\)|\[at?\]|艾特|@|#) ?[A-Za-z0-9][A-Za-z0-9-]{0,40} ?(?:点|\(dot\)|\[dot\]|dot|\.)|at [A-Za-z0-9-]{1,40} dot) ?(?:com|cn|net|org|edu|me|io|co|hk|tw)(?![A-Za-z])/gi;
// Mailboxes of a function, not of a person: a brand may publish them.
const FUNCTION_MAILBOX =
  /^(?:service|services|support|help|helpdesk|care|customer[._-]?(?:service|care)|kefu|cs|info|contact|hello|privacy|press|media|pr|hr|sales|feedback|complaints?|no-?reply|noreply|admin|office|security|dpo)\W/i;

/** E-mail address of a person, also written out (`zhang (at) qq 点 com`). */
const detector: Detector = {
  id: 'e-mail',
  name: { 'zh-CN': '电子邮箱', en: 'e-mail address' },
  rule: 'SOC-4',
  examples: {
    hits: ['邮箱 zhang.san@qq.com', 'zhangsan艾特163点com', 'li_si (at) gmail (dot) com'],
    passes: ['no problem at all. When it suits you', '请写信到 service@example.com', '我们在 9 点 com', '@顺风耳客服'],
  },
  *find(view) {
    for (const match of [...view.text.matchAll(ADDRESS), ...view.text.matchAll(WRITTEN_OUT)]) {
      if (FUNCTION_MAILBOX.test(match[0])) continue;
      yield { start: match.index, end: match.index + match[0].length, certain: true, weight: 'block' };
    }
  },
};
export default detector;
