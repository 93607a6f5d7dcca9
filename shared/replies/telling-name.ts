/** Shorter names stand in too many words: "客服" and "Help" mean nobody. */
const LEAST_LENGTH = { han: 3, other: 5 };
/** Words that a reply says anyway: as a name they would stop every second answer. */
const SAID_ANYWAY =
  /^(?:非常|十分|万分|真的|很|太|衷心|再次|请您?|您|你|我们?|的|了|啦|呀|哦|谢谢|感谢|多谢|抱歉|对不起|不好意思|请问|放心|稍等|等待|等一?下|客服|店家|商家|官方|小姐姐?|先生|女士|顾客|用户|客户|亲爱|您好|你好|早上|晚上|好|今天|明天|尽快|马上|处理|解决|退款|退货|换货|发货|快递|物流|售后|手机|电脑|品牌|质量|问题|产品|商品|订单|服务|支持|理解|祝|生活|愉快|开心|平安|顺利|一切)+$/u;
const SAID_ANYWAY_EN =
  /^(?:\s*(?:hello|hi|dear|thanks?|thank you|sorry|please|help|happy|great|nice|good|day|today|tomorrow|team|service|support|customer|user|guest|admin|order|refund|product|phone|the|you|your|our|we|is|to|for|and|best|friend|world))+\s*$/iu;

/** LNG-3: whether a name in a reply would mean the person who bears it, and not be words that stand there anyway. */
export function isTellingName(name: string): boolean {
  const least = /\p{Script=Han}/u.test(name) ? LEAST_LENGTH.han : LEAST_LENGTH.other;
  return name.length >= least && /\p{L}/u.test(name) && !SAID_ANYWAY.test(name) && !SAID_ANYWAY_EN.test(name);
}
