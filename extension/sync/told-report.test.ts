import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { ApiClient } from '../../shared/api-client.ts';
import { openDatabase } from './database.ts';
import { noteTold, reportTold } from './told-report.ts';

it('is reported once, however many windows ask for it at the same moment', async () => {
  const database = await openDatabase();
  // Unit tests share their modules, and with them this database.
  await database.clear('told');
  await noteTold(database, 'm-1', 5);
  await noteTold(database, 'm-2', 6);
  const told: string[] = [];
  const client = {
    // As slow as a real line: without a lock each of them would have read the same rows by then.
    tellMention: async ({ params }: { params: { id: string } }) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      told.push(params.id);
    },
  } as unknown as ApiClient;
  await Promise.all([reportTold(database, client), reportTold(database, client), reportTold(database, client)]);
  expect(told).toEqual(['m-1', 'm-2']);
});
