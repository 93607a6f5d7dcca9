import type { Detector } from '../detector.ts';

// The word in the spellings by which people slip past platform filters.
const WORD =
  '(?:微\\s?信|[微薇威徽维卫]\\s?[❤♥💗💚]\\s?(?=号|[^\\p{L}\\p{N}])|绿泡泡|绿色(?:聊天)?软件|[薇溦嶶][ ❤♥️]{0,3}[信心芯]?(?:信|号)?|[威徽维卫][ ❤]{0,2}[信心芯]|wei\\s?(?:xin|信)|卫星|we\\s?chat|(?<![A-Za-z])(?:v\\s?信|w\\s?x|v\\s?x|vv)(?![a-z]{3})|[加➕+]\\s?(?:个|一下|我的?|您的?)?\\s?(?:[v薇威微]|❤)|(?<![A-Za-z0-9])[vw]\\s?[❤♥💗💚]\\s?(?:信|号)?|[加➕+]\\s?w(?=\\s?[:：])|(?<![A-Za-z0-9])v(?=\\s?[:：是]))';
const NOT_AN_ACCOUNT = '(?!\\s?(?:支付|公众号|小程序|视频号|服务号|订阅号|客户端|官方|团队|红包|转账|零钱|pay))';
const ACCOUNT = new RegExp(
  `${WORD}${NOT_AN_ACCOUNT}\\s?(?:同?号码?|id|账号|帐号)?\\s?(?:[:=是为]|is|[^\\p{L}\\p{N}]){0,5}([A-Za-z][A-Za-z0-9_-]{5,19}|\\d[\\d -]{4,13}\\d)(?![A-Za-z0-9])`,
  'giu',
);
const WORDLIKE = /^[A-Za-z]+$/;
const COMMON_WORDS =
  /^(?:wechat|weixin|alipay|iphone|android|windows|official|service|support|account|message|please|contact|before|within|number|public|follow|customer)$/i;

/** A WeChat account beside the word, also in evasive spellings. */
const detector: Detector = {
  id: 'wechat',
  name: { 'zh-CN': '微信号', en: 'WeChat account' },
  rule: 'SOC-4',
  examples: {
    hits: [
      '微信：zhangsan_88',
      '加V zhangsan88',
      'vx:abc12345',
      '薇信 xiaolin2020',
      '➕薇 lin_1988',
      'wx号abc123456',
      '威信 88776655',
      'V❤:dd_service01',
      '+W:kk20230101',
    ],
    passes: ['微信支付 alipay 都可以', '请关注微信公众号 earshot', '用微信扫一扫', '加V认证', 'v: ok'],
  },
  *find(view) {
    for (const match of view.text.matchAll(ACCOUNT)) {
      const account = match[1] ?? '';
      if (WORDLIKE.test(account) && COMMON_WORDS.test(account)) continue;
      const end = match.index + match[0].length;
      yield { start: end - account.length, end, certain: false, weight: 'block' };
    }
  },
};
export default detector;
