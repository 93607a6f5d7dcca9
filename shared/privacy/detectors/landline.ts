import type { Detector } from '../detector.ts';
import { namesThing } from '../names-a-thing.ts';
import { isNear } from '../text-view.ts';

const NUMBER =
  /(?<![\dA-Za-z.])(?:\+?86[ -]?)?\(?0(?:10|2\d|[3-9]\d{2})\)?[ -]?[2-8]\d{2,3}[ -]?\d{4}(?:[ -]?(?:转|ext\.?) ?\d{1,5})?(?![\dA-Za-z])/g;
const PUBLISHED = /热线|客服|咨询|门店|店|专柜|服务|总机|官方|公司|投诉电话|举报|监督|值班|hotline|service|store|shop/i;

/** Landline. Beside words of a business it only asks whether the number belongs on the list of hotlines. */
const detector: Detector = {
  id: 'landline',
  name: { 'zh-CN': '固定电话', en: 'landline number' },
  rule: 'SOC-4',
  examples: {
    hits: ['您家电话 021-61234567', '(010)6123 4567', '客服热线 0571-61234567'],
    passes: ['热线400-820-8820', '批次 02161234567890', '020-1234', '比例 0.216123456'],
  },
  *find(view) {
    for (const match of view.text.matchAll(NUMBER)) {
      if (namesThing(view, match.index)) continue;
      const end = match.index + match[0].length;
      const weight = isNear(view, match.index, end, PUBLISHED) ? 'warn' : 'block';
      yield { start: match.index, end, certain: false, weight };
    }
  },
};
export default detector;
