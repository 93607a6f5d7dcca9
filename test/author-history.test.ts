import { expect, test } from 'vitest';
import { recordEntries } from '../monitor/listen/record-entries.ts';
import { preparePipeline } from '../monitor/listen/start-listening.ts';
import { syncSources } from '../monitor/store/heard/sources.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Entry } from '../shared/model/entry.ts';
import { feedSource, listeningOptions } from './helpers/listening-options.ts';
import { sampleEntry } from './helpers/store-samples.ts';
import { openTemporaryStore } from './helpers/temporary-store.ts';

test('the same author who complained of the same brand before makes it important (ESC-2); a repost of a story folds into it', async () => {
  const { store, remove } = await openTemporaryStore();
  try {
    const source = feedSource('forum', 'http://127.0.0.1:1/feed');
    const clock = { now: () => Date.now() };
    const pipeline = await preparePipeline(listeningOptions(store, { sources: [source], channels: [] }), clock);
    await inTransaction(store.db, (trx) => syncSources(trx, [source], 1));
    const post = async (id: string, author: string | null, content: string) => {
      const now = clock.now();
      const change: Partial<Entry> = {
        id,
        link: `https://forum.example/p/${id}`,
        title: null,
        content,
        publishedAt: now - 1000,
        author: { name: '小王', email: null, url: author },
      };
      const { found } = await recordEntries(pipeline, {
        source,
        entries: [sampleEntry(change)],
        now,
        importedBefore: null,
      });
      return found[0];
    };
    const first = await post('1', 'https://forum.example/u/7', '新锐手机的屏幕坏了，客服不回复，太失望了');
    expect(first?.analysis.flags.repeated).toBe(false);
    const other = await post('2', 'https://forum.example/u/8', '新锐手机充不进电，退款也不给，差评');
    expect(other?.analysis.flags.repeated).toBe(false);
    const nameless = await post('3', null, '新锐手机听筒没有声音，售后推脱，差评');
    expect(nameless?.analysis.flags.repeated).toBe(false);
    const again = await post('4', 'https://forum.example/u/7', '新锐手机维修回来又坏了，退货不给退，差评');
    expect(again?.analysis.flags.repeated).toBe(true);
    expect(again?.urgency).not.toBe('normal');
    expect(again?.analysis.why.some(({ rule }) => rule === 'ESC-2')).toBe(true);
    const repost = await post(
      '5',
      'https://forum.example/u/9',
      '太过分了 //@小王:新锐手机的屏幕坏了，客服不回复，太失望了',
    );
    expect(repost?.storyId).toBe(first?.storyId);
    expect(repost?.storySize).toBe(2);
  } finally {
    await remove();
  }
});
