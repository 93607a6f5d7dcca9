import type { Labels } from '../../shared/model/labels.ts';
import { say } from './say.ts';

/** Setting a judgement right. */
export const CORRECTION_STRINGS = {
  correctTitle: say('纠正判断', 'Set the judgement right'),
  correctSentiment: say('情感', 'Sentiment'),
  correctComplaint: say('是投诉吗', 'A complaint?'),
  correctYes: say('是', 'Yes'),
  correctNo: say('不是', 'No'),
  correctKind: say('类型', 'Kind'),
  correctTopic: say('主题', 'Topic'),
  correctLevel: say('级别', 'Level'),
  correctOurs: say('说的是我们吗', 'About us?'),
  correctTeaches: say('会学', 'Teaches'),
  correctHonest: say(
    '标着“会学”的，会用来改进以后的判断（先用别的纠正验证，确实更准才启用）；级别只改这一条。',
    'What is marked “teaches” improves later judgements (tried against the other corrections first, used only if it helps). The level changes this post only.',
  ),
  correctLearned: say(
    '已有 {total} 条教过“是不是投诉”：原来判对 {before} 条，学过后 {after} 条，{used}。',
    '{total} corrections teach what is a complaint: {before} were right as shipped, {after} after learning; {used}.',
  ),
  correctUsed: say('已启用', 'in use'),
  correctNotUsed: say('还没有更准，暂不启用', 'no better yet, so not in use'),
  correctUndo: say('撤销', 'Take back'),
  correctWasUndone: say('已撤销', 'taken back'),
  correctBy: say('{name} · {time}', '{name} · {time}'),
  correctChange: say('{field}：{from} → {to}', '{field}: {from} → {to}'),
} satisfies Record<string, Labels>;
export type CorrectionKey = keyof typeof CORRECTION_STRINGS;
