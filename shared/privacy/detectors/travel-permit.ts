import type { Detector } from '../detector.ts';
import { isNear } from '../text-view.ts';

const PERMIT =
  /(?<![A-Za-z0-9])(?:[HMC] ?\d{8}(?:\d{2})?|[CL][A-HJ-NP-Z] ?\d{7}|T ?\d{8}|\d{8}(?:\d{2})?)(?![A-Za-z0-9])/gi;
const WORDS = /回乡证|回鄉證|通行证|通行證|台胞证|臺胞證|台胞證|往来港澳|来往大陆|来往内地|permit/i;
const DATE = /^20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

/** Permits between the mainland, Hong Kong, Macau and Taiwan. Only beside the word: the forms are too plain. */
const detector: Detector = {
  id: 'travel-permit',
  name: { 'zh-CN': '通行证号', en: 'travel-permit number' },
  rule: 'SOC-4',
  examples: {
    hits: ['回乡证 H1234567801', '台胞证号 12345678', '往来港澳通行证C12345678', '通行证 CA1234567'],
    passes: ['编号 H12345678', '共 12345678 次', '通行证 20260618 起办理'],
  },
  *find(view) {
    for (const match of view.text.matchAll(PERMIT)) {
      const end = match.index + match[0].length;
      if (DATE.test(match[0]) || !isNear(view, match.index, end, WORDS)) continue;
      yield { start: match.index, end, certain: true, weight: 'block' };
    }
  },
};
export default detector;
