import process from 'node:process';
import { insertAlert } from '../../monitor/store/alerts.ts';
import { appendEvent } from '../../monitor/store/events.ts';

import { openStore } from '../../monitor/store/open-store.ts';
import { inTransaction } from '../../monitor/store/sql/in-transaction.ts';
import { insertMention } from './store-rows.ts';
import { SAMPLE_AT, sampleMention } from './store-samples.ts';

/**
 * A program that stores mention, alert and event together without end and says each number after the commit; tests
 * kill it at any moment. Arguments: address of the store, prefix of the post keys.
 */
const [url = '', prefix = ''] = process.argv.slice(2);
const store = await openStore({ url });
for (let i = 0; ; i += 1) {
  const { mention } = await inTransaction(store.db, async (trx) => {
    const inserted = await insertMention(trx, sampleMention({ postKey: `${prefix}:${i}`, text: `第${i}条 退款` }));
    await insertAlert(trx, {
      kind: 'mention',
      mentionId: inserted.mention.id,
      ticketId: null,
      channelId: 'hook',
      now: SAMPLE_AT,
      content: {
        kind: 'mention',
        level: 'red',
        headline: { 'zh-CN': '投诉', en: 'Complaint' },
        excerpt: null,
        author: null,
        site: null,
        permalink: null,
        brand: null,
        reasons: [],
        publishedAt: null,
        dueAt: null,
        storySize: 1,
        ackUrl: null,
        drill: false,
      },
    });
    await appendEvent(trx, {
      at: SAMPLE_AT,
      type: 'mention.found',
      subjectId: inserted.mention.id,
      drill: false,
      data: i,
    });
    return inserted;
  });
  process.stdout.write(`${mention.id}\n`);
}
