import type { Detector } from '../detector.ts';

const LINK =
  /https?:\/\/[^\s"'<>，。]{1,200}[?&#](?:access_token|token|session(?:id)?|sid|auth|sig|signature|ticket|key|passwd|password|openid|userid|uid|phone|mobile|idcard|orderid|order_no|orderno)=[\w%.+~-]{4,}[^\s"'<>，。]*/gi;

/** A link that carries a key to somebody's account or data. */
const detector: Detector = {
  id: 'link-token',
  name: { 'zh-CN': '带令牌的链接', en: 'link with a token' },
  rule: 'SEC-1',
  examples: {
    hits: ['https://shop.example/order?token=9f8e7d6c5b4a', 'http://m.example/a?x=1&phone=13800138000'],
    passes: ['https://shop.example/help?id=7', 'https://shop.example/help'],
  },
  *find(view) {
    for (const match of view.text.matchAll(LINK))
      yield { start: match.index, end: match.index + match[0].length, certain: false, weight: 'block' };
  },
};
export default detector;
