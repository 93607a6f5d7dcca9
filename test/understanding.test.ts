import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import analyze from '../monitor/commands/analyze.ts';
import { loadWeights } from '../monitor/load-weights.ts';
import { createAnalyzer } from '../shared/understanding/analyze.ts';
import { HEAD_SPECS } from '../shared/understanding/head-specs.ts';
import { hashVocabulary } from '../shared/understanding/vocabulary-hash.ts';

describe('the shipped weights', () => {
  it('hold every head and stay below two megabytes', async () => {
    const { heads } = await loadWeights();
    for (const { id } of HEAD_SPECS) expect(heads.has(id), id).toBe(true);
    const file = await readFile(new URL('../shared/understanding/weights.bin', import.meta.url));
    expect(file.length).toBeLessThanOrEqual(2 * 1024 * 1024);
  });

  it('were trained with the word lists as they are now; if not: npm run train', async () => {
    expect((await loadWeights()).vocabularyHash).toBe(hashVocabulary());
  });

  it('are the ones that the model card has figures of; if not: npm run eval, then test/eval/understanding/write-card.ts', async () => {
    const card = await readFile(new URL('../shared/understanding/MODEL-CARD.md', import.meta.url), 'utf8');
    const [, measured = 'none'] = /<!-- figures of data (\S+) -->/.exec(card) ?? [];
    expect(measured).toBe((await loadWeights()).dataHash);
  });

  it('hear a danger that no list names, say that a person should confirm, and let figures of speech pass', async () => {
    const analyzer = createAnalyzer({ brands: [], weights: await loadWeights() });
    const listsAlone = createAnalyzer({ brands: [] });
    for (const text of [
      '保温杯一拧盖子直接顶飞，热茶糊了我一脸',
      'touched the fridge door barefoot, got a belt off it that knocked me flat',
    ]) {
      expect(listsAlone.analyze({ text }).flags.safety, text).toBe(false);
      const { flags, urgency, why } = analyzer.analyze({ text });
      expect({ safety: flags.safety, urgency }, text).toEqual({ safety: true, urgency: 'critical' });
      expect(why.find(({ rule }) => rule === 'ESC-3')?.words?.length, text).toBeGreaterThan(0);
    }
    for (const text of ['笑死，客服和我对线半小时，最后我俩都笑了', 'cutting edge camera, shots look unreal']) {
      expect(analyzer.analyze({ text }).flags.safety, text).toBe(false);
    }
  });

  it('judge plain posts as anybody would', async () => {
    const analyzer = createAnalyzer({ brands: [], weights: await loadWeights() });
    const judge = (text: string) => analyzer.analyze({ text });
    expect(judge('东西质量太差了，客服也不理人，要求退款').complaint.is).toBe(true);
    expect(judge('味道很好，送得也快，下次还点').sentiment.label).toBe('pos');
    expect(judge('充电宝冒烟了，差点烧到孩子').level).toBe('red');
    expect(judge('Does this come in black?').complaint.is).toBe(false);
    expect(judge('The worst service I ever had, refund me now').sentiment.label).toBe('neg');
  });
});

describe('earshot analyze', () => {
  async function run(
    input: string,
    options: Record<string, unknown> = {},
    takesBytes = false,
  ): Promise<{ code: number; answers: Record<string, unknown>[] }> {
    let out = '';
    const stdin = (async function* () {
      yield input;
    })();
    const streams = {
      stdin,
      write: (text: string) => {
        out += text;
      },
      writeError: () => {},
      ...(takesBytes
        ? {
            writeBytes: (bytes: Uint8Array) => {
              out += new TextDecoder().decode(bytes);
            },
          }
        : {}),
    };
    const code = await analyze.run([], options, streams);
    const lines = out.split('\n').filter((line) => line !== '');
    return { code, answers: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
  }

  it('answers each line and goes on after bad ones', async () => {
    const lines = [
      JSON.stringify({ id: 1, text: '三天了还没发货，投诉' }),
      '{not json',
      JSON.stringify({ id: 3 }),
      JSON.stringify({ id: 4, text: 'x'.repeat(1_000_000) }),
      '{"id":5,"text":"\\ud83d"}',
      '{"id":6,"text":"a\\u0000b"}',
      '[1]',
      JSON.stringify({ id: 8, text: '谢谢，已经收到' }),
    ];
    const { code, answers } = await run(lines.join('\n'));
    expect(code).toBe(0);
    expect(answers).toHaveLength(8);
    expect(answers[0]).toMatchObject({ id: 1, complaint: { is: true } });
    for (const at of [1, 2, 3, 4, 5, 6]) expect(answers[at]?.['error'], String(at)).toEqual(expect.any(String));
    expect(answers.map((answer) => answer['id'] ?? `line ${answer['line']}`)).toEqual([
      1,
      'line 2',
      3,
      4,
      5,
      6,
      'line 7',
      8,
    ]);
    expect(answers[7]).toHaveProperty('sentiment');
  });

  it('finds the id of a line that is cut in the middle', async () => {
    const { answers } = await run('{"id": "a-7", "text": "三天了还没\n{"id":8,"text":"好"}\n');
    expect(answers[0]).toEqual({ id: 'a-7', error: expect.stringContaining('Not JSON') });
    expect(answers[1]).toMatchObject({ id: 8, kind: expect.any(String) });
  });

  it('shares a long stream out among threads: the same answers in the same order', async () => {
    const lines = Array.from({ length: 9000 }, (_, k) =>
      k % 1000 === 7 ? 'broken' : JSON.stringify({ id: k, text: `第${k}次投诉：收到就是坏的，要求退款，客服不理人` }),
    );
    const together = await run(lines.join('\n'), { threads: '2' });
    const alone = await run(lines.join('\n'), { threads: '1' });
    expect(together.code).toBe(0);
    expect(together.answers).toEqual(alone.answers);
    expect((await run(lines.join('\n'), { threads: '2' }, true)).answers).toEqual(alone.answers);
    expect(together.answers.map((answer) => answer['id'] ?? answer['line'])).toEqual(
      lines.map((_, k) => (k % 1000 === 7 ? k + 1 : k)),
    );
  });

  it('refuses a number of threads that is none', async () => {
    expect((await run('{"text":"好"}', { threads: 'many' })).code).toBe(2);
  });

  it('says by its exit code that nothing could be judged', async () => {
    expect((await run('nothing\n')).code).toBe(1);
  });
});
