// Judges the hand-written replies of `replies.tsv`: `node test/eval/guard/judge-replies.ts`.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { checkReply } from '../../../shared/replies/guard.ts';

/** One hand-written reply that was judged otherwise than a person would. */
export interface WrongJudgement {
  readonly expected: string;
  readonly text: string;
  readonly found: string;
}

export interface ReplyFigures {
  readonly count: number;
  /** By what was expected: `ok`, `block:asking` … */
  readonly byExpectation: ReadonlyMap<string, { readonly right: number; readonly of: number }>;
  readonly wrong: readonly WrongJudgement[];
}

/**
 * `ok`: nothing found at all. `unblocked`: nothing that stops the reply. `block`: stopped, for whatever reason.
 * `block:TYPE`, `warn:TYPE`: at least that, with that weight.
 */
export function judgeReplies(): ReplyFigures {
  const lines = readFileSync(new URL('./replies.tsv', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const byExpectation = new Map<string, { right: number; of: number }>();
  const wrong: WrongJudgement[] = [];
  for (const line of lines) {
    const [expected = '', text = ''] = line.split('\t');
    const { findings } = checkReply(text, { where: 'public' });
    const found = findings.map((finding) => `${finding.weight}:${finding.type}`);
    const isRight = meets(expected, found);
    const tally = byExpectation.get(expected) ?? { right: 0, of: 0 };
    byExpectation.set(expected, { right: tally.right + (isRight ? 1 : 0), of: tally.of + 1 });
    if (!isRight) wrong.push({ expected, text, found: found.join(' ') });
  }
  return { count: lines.length, byExpectation, wrong };
}

function meets(expected: string, found: readonly string[]): boolean {
  const isBlocked = found.some((one) => one.startsWith('block:'));
  if (expected === 'ok') return found.length === 0;
  if (expected === 'unblocked') return !isBlocked;
  return expected === 'block' ? isBlocked : found.includes(expected);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { count, byExpectation, wrong } = judgeReplies();
  console.log(`${count} replies`);
  for (const [expected, { right, of }] of byExpectation) console.log(`${expected.padEnd(26)} ${right} of ${of}`);
  for (const { expected, text, found } of wrong) console.log(`wrong: ${expected} | ${text} | ${found}`);
}
