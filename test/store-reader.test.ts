import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openStore } from '../monitor/store/open-store.ts';
import { openReader } from '../monitor/store/reader.ts';
import type { Reader } from '../monitor/store/reads.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import { insertMention } from './helpers/store-rows.ts';
import { sampleMention } from './helpers/store-samples.ts';

describe('the reading thread', () => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-reader-'));
  let store: Store;
  let reader: Reader;
  beforeAll(async () => {
    store = await openStore({ url: `sqlite:${join(folder, 'a.db')}` });
    reader = openReader(store);
  });
  afterAll(async () => {
    await reader.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('sees what was committed just before', async () => {
    for (let i = 0; i < 20; i += 1) {
      await inTransaction(store.db, (trx) => insertMention(trx, sampleMention()));
      expect((await reader.countMentions({})).open).toBe(i + 1);
    }
  });

  it('gives errors with their code', async () => {
    await expect(reader.listMentions({ cursor: 'nonsense' })).rejects.toMatchObject({
      name: 'StoreError',
      code: 'not-found',
    });
  });

  it('answers many questions at once, each with its own answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) => reader.listMentions({ limit: (i % 5) + 1, order: 'newest' })),
    );
    answers.forEach((page, i) => {
      expect(page.items).toHaveLength((i % 5) + 1);
    });
  });

  it('answers what is quick while a report is counted', async () => {
    await sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 60000)
      insert into events (seq, at, type, "subjectId", drill, data)
      select i + 1000000, i, 'mention.found', 'm', 0, 'null' from n`.execute(store.db);
    // A thread takes its time to begin.
    await Promise.all([reader.countMentions({}), reader.countMentions({})]);
    const order: string[] = [];
    const slow = reader.readEventsAfter(0, 60_000).then(() => order.push('slow'));
    await reader.countMentions({}).then(() => order.push('quick'));
    await slow;
    expect(order).toEqual(['quick', 'slow']);
  });

  it('answers what is quick while many reports wait for their turn', async () => {
    const filter = { drill: false, since: 0, before: Number.MAX_SAFE_INTEGER };
    let counted = 0;
    const reports = Array.from({ length: 60 }, () =>
      reader.readFigures(filter, 0, Date.now()).then(() => {
        counted += 1;
      }),
    );
    await reader.countMentions({});
    const before = counted;
    await Promise.all(reports);
    expect(before).toBeLessThan(30);
    expect(counted).toBe(60);
  });

  it('starts again after the thread was closed', async () => {
    await reader.close();
    expect((await reader.listMentions({})).items.length).toBe(20);
  });
});
