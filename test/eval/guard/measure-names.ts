// Measures the check for names of other customers: `node test/eval/guard/measure-names.ts [COUNT] [SEED]`.
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { checkReply } from '../../../shared/replies/guard.ts';
import { isTellingName } from '../../../shared/replies/telling-name.ts';
import { makeCleanText } from './carriers.ts';
import { type Chance, makeChance } from './chance.ts';

/** How people call themselves on social sites; by hand, from no list of the check. */
const FIRST = [...'小大老阿不爱甜酸胖懒困飞追等看听吃一九半'].concat([
  '迷路的',
  '孤独的',
  '快乐的',
  '爱笑的',
  '没有',
  '今天也',
]);
const SECOND = [...'猫狗鱼鹿熊鸟月星云风雨雪糖茶酒饭梦海山河'].concat([
  '西瓜',
  '柠檬',
  '番茄',
  '布丁',
  '可乐',
  '土豆',
  '少年',
  '姑娘',
]);
const LAST = ['', '', '酱', '君', '同学', '本人', '在北京', '爱旅行', '不加班', 'er', '_', '88', '呀', '的日常'];
const ENGLISH = ['sunny', 'melon', 'Kevin', 'Grace', 'river', 'stone', 'Hannah', 'Oliver', 'pixel', 'mocha', 'tiger'];
/** Everyday words that somebody took for a name: they stand in replies without meaning anybody. */
const EVERYDAY = [
  ...[
    '谢谢你',
    '感谢有你',
    '非常抱歉',
    '请稍等',
    '客服小姐姐',
    '亲爱的你',
    '祝您愉快',
    '明天会更好',
    '生活愉快',
    '一切顺利',
  ],
  ...[
    '平安是福',
    '开心就好',
    '慢慢来',
    '没关系的',
    '等一下',
    '今天开心',
    'Happy',
    'Thanks',
    'Dear friend',
    'Good day',
    'Sorry',
  ],
];
const ON_PAGE = 20;

export interface NameFigures {
  /** Replies that name nobody, beside a page of other customers. */
  readonly falseBlocks: { readonly blocked: number; readonly of: number };
  /** The same with everyday words among the names of each page. */
  readonly everyday: { readonly blocked: number; readonly of: number };
  /** Replies that name another customer. */
  readonly recall: { readonly seen: number; readonly of: number };
  readonly wronglyBlocked: readonly { readonly name: string; readonly text: string }[];
}

/** @param count Replies of each kind. */
export function measureNames(count: number, seed: number): NameFigures {
  const chance = makeChance(seed);
  const wronglyBlocked: { name: string; text: string }[] = [];
  const isBlocked = (text: string, names: readonly string[]): boolean => {
    const otherCustomers = names.filter(isTellingName);
    const found = checkReply(text, { where: 'public', otherCustomers }).findings.find(
      ({ type }) => type === 'other-customer-name',
    );
    return found !== undefined;
  };
  const countFalse = (pick: () => string[]): { blocked: number; of: number } => {
    let blocked = 0;
    for (let i = 0; i < count; i++) {
      const names = pick();
      const text = makeReply(chance);
      if (!isBlocked(text, names)) continue;
      blocked++;
      wronglyBlocked.push({ name: names.find((name) => text.includes(name)) ?? '', text });
    }
    return { blocked, of: count };
  };
  const page = (): string[] => Array.from({ length: ON_PAGE }, () => makeName(chance));
  const falseBlocks = countFalse(page);
  const everyday = countFalse(() => [...page(), chance.pick(EVERYDAY), chance.pick(EVERYDAY)]);
  let seen = 0;
  let of = 0;
  for (let i = 0; i < count; i++) {
    const names = page();
    const named = chance.pick(names);
    // What is too short to mean anybody is let through on purpose, and is no miss.
    if (!isTellingName(named)) continue;
    of++;
    const text = makeCleanText(chance);
    const carried = chance.pick([`和@${named}一样，${text}`, `${text}。${named}也遇到了`, `As ${named} said, ${text}`]);
    if (isBlocked(carried, names)) seen++;
  }
  return { falseBlocks, everyday, recall: { seen, of }, wronglyBlocked };
}

function makeName(chance: Chance): string {
  if (chance.below(5) === 0)
    return `${chance.pick(ENGLISH)}${chance.pick(['', '_', ' ', '.'])}${chance.pick([...ENGLISH, chance.digits(2)])}`;
  return `${chance.pick(FIRST)}${chance.pick(SECOND)}${chance.pick(LAST)}`;
}

/** A reply as staff write it: courtesy around what it is about. */
function makeReply(chance: Chance): string {
  const before = chance.pick([
    '您好，',
    '亲爱的顾客，',
    '非常抱歉，',
    '感谢您的反馈，',
    'Hello, thank you. ',
    'Dear customer, sorry. ',
  ]);
  const after = chance.pick([
    '祝您生活愉快。',
    '请稍等，谢谢您。',
    '明天会给您答复。',
    '有一点心意。',
    'Happy to help.',
    '感谢理解。',
  ]);
  return `${before}${makeCleanText(chance)}。${after}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { falseBlocks, everyday, recall, wronglyBlocked } = measureNames(
    Number(process.argv[2] ?? 20_000),
    Number(process.argv[3] ?? 7),
  );
  for (const [what, { blocked, of }] of [
    ['false blocks', falseBlocks],
    ['with everyday words as names', everyday],
  ] as const)
    console.log(`${what.padEnd(30)} ${((100 * blocked) / of).toFixed(2)} %  (${blocked} of ${of})`);
  console.log(
    `${'named'.padEnd(30)} ${((100 * recall.seen) / recall.of).toFixed(2)} %  (${recall.seen} of ${recall.of})`,
  );
  for (const { name, text } of wronglyBlocked.slice(0, 30)) console.log(`wrongly blocked for ${name}: ${text}`);
}
