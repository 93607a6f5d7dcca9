import type { ItemsRead, Poll, SourceMemory } from '../../../shared/model/source.ts';
import { sayBoth } from '../ask/source-refusal.ts';
import type { DocumentDoubt } from '../read/parsed-document.ts';

/** Every remark begins so; also how it is known again in what stands on a source. */
const MARK = '读取有疑：';
/** What is said of a document; of more items than are read (`items-dropped`) nothing: the newest are kept. */
const DOUBTS: Readonly<Partial<Record<DocumentDoubt, (charset: string) => readonly [string, string]>>> = {
  'charset-overruled': (charset) => [
    `声明的字符集与内容不符，已按 ${charset} 读`,
    `the declared charset does not fit the bytes, read as ${charset}`,
  ],
  'charset-guessed': (charset) => [
    `没有声明字符集，按 ${charset} 猜着读，可能有乱码`,
    `no charset is declared, read as ${charset} by a guess: words may be garbled`,
  ],
  'characters-lost': () => [
    '有些字节哪种字符集都读不出，文字有缺',
    'some bytes fit no charset: characters are missing',
  ],
  truncated: () => ['文档不完整，只读到送达的部分', 'the document is cut short; what arrived was read'],
  'date-unreadable': () => [
    '有日期读不懂，发布时间按首次看到算',
    'a date cannot be read; publication counts from when it was first seen',
  ],
};

/** What a person should know of a look that was answered, in both languages; null: nothing. */
export function sayRemark({
  items,
  doubts = [],
  encoding,
}: Pick<Poll, 'items' | 'doubts' | 'encoding'>): string | null {
  const parts = doubts.flatMap((doubt) => {
    const say = DOUBTS[doubt as DocumentDoubt];
    return say === undefined ? [] : [say(encoding ?? '?')];
  });
  if (items !== undefined && items.unread > 0) parts.unshift(sayItems(items));
  if (parts.length === 0) return null;
  const [chinese, english] = [0, 1].map((language) => parts.map((part) => part[language]).join('；'));
  return sayBoth(`${MARK}${chinese}`, `read with doubts: ${english?.replaceAll('；', '; ')}`);
}

function sayItems({ total, unread, firstFault }: ItemsRead): readonly [string, string] {
  return [
    `${total} 条中有 ${unread} 条读不出来，第一条的原因：${firstFault}`,
    `${unread} of ${total} items could not be read, first: ${firstFault}`,
  ];
}

/** The remark in what stands on a source; null: none. */
export function remarkIn(said: string | null): string | null {
  const start = said?.indexOf(MARK) ?? -1;
  return start < 0 ? null : (said?.slice(start) ?? null);
}

/** The remark after a look: of an answer that showed nothing (304, no item since the cursor) the one before still holds. */
export function remarkAfter(before: Pick<SourceMemory, 'lastError'>, poll: Poll): string | null {
  const isSilent = poll.notModified === true || (poll.entries.length === 0 && !poll.items && !poll.encoding);
  return isSilent ? remarkIn(before.lastError) : sayRemark(poll);
}

/** Whether what stands on a source is, from its beginning, a remark: a doubt of what was read (`findDrift`). */
export function isRemark(said: string | null): boolean {
  return said?.startsWith(MARK) === true;
}
