// How long the guard takes for a long reply, beside the same machine's time for one JSON round trip of the text.
import { checkReply } from '../../shared/replies/guard.ts';

const LENGTH = 2000;
const RUNS = 200;
/** Aim of the product: a check while typing must not be felt. */
const AIM_MS = 5;

const fill = (text: string) => text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH);
const TEXTS: Readonly<Record<string, string>> = {
  'service reply': fill(
    '您好，非常抱歉给您带来不便，请您私信我们订单号，我们会在2小时内核实处理。Thank you for telling us. 价格1299元，活动2026-11-11。',
  ),
  'Chinese without marks': fill('我们会认真对待这件事情然后再告诉您结果'),
  'digits and hyphens': fill('1-'),
  'phone blocks': fill('138 0013 '),
  'one long word': fill('a'),
};

for (const [name, text] of Object.entries(TEXTS)) {
  const guardMs = median(() => checkReply(text, { where: 'public' }));
  const yardstickMs = median(() => JSON.parse(JSON.stringify({ text })));
  console.log(
    `${name.padEnd(22)} ${guardMs.toFixed(2)} ms for ${LENGTH} characters (aim < ${AIM_MS}); JSON round trip ${yardstickMs.toFixed(3)} ms`,
  );
}

function median(work: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[RUNS / 2] ?? Number.NaN;
}
