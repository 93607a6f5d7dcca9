import { say } from '../../i18n/say.ts';

/** What the guard says beside the words, and the ways out. */
export const GUARD_STRINGS = {
  guardTitle: say('公开评论里有 {count} 处不能发', '{count} thing(s) here must not be public'),
  guardTitleDirect: say('私信里有 {count} 处不能发', '{count} thing(s) in this message must not be sent'),
  guardWarn: say('发送前请再看 {count} 处', 'Look at {count} thing(s) before you send'),
  moveToMessage: say('改为私信收集', 'Ask by direct message'),
  mask: say('遮住', 'Mask it'),
  replaceWith: say('换成“{text}”', 'Replace by “{text}”'),
  notThis: say('这不是{name}', 'This is no {name}'),
  override: say('仍要发，写明理由', 'Send it all the same, with a reason'),
  overrideReason: say('理由（会留档）', 'Reason (kept on record)'),
  overrideSave: say('记录并放行', 'Record and go on'),
} as const;
