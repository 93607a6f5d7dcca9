import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runCommandLine } from '../monitor/command-line.ts';

import { openStore } from '../monitor/store/open-store.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import { insertMention } from './helpers/store-rows.ts';
import { sampleMention } from './helpers/store-samples.ts';

let home: string;
let homeBefore: string | undefined;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'earshot-backup-'));
  homeBefore = process.env.EARSHOT_HOME;
  process.env.EARSHOT_HOME = home;
});
afterEach(() => {
  if (homeBefore === undefined) delete process.env.EARSHOT_HOME;
  else process.env.EARSHOT_HOME = homeBefore;
  rmSync(home, { recursive: true, force: true });
});

async function run(...argv: string[]) {
  let out = '';
  let errors = '';
  const exit = await runCommandLine(argv, {
    stdin: (async function* () {})(),
    write: (text) => {
      out += text;
    },
    writeError: (text) => {
      errors += text;
    },
  });
  return { exit, out, errors };
}

it('copies the database while it is written to; the copy is whole and opens like any other', async () => {
  const store = await openStore({ url: `sqlite:${join(home, 'drill.db')}` });
  let writing = true;
  let before = 0;
  const writes = (async () => {
    for (let i = 0; writing; i += 1) {
      await inTransaction(store.db, (trx) => insertMention(trx, sampleMention({ postKey: `backup:${i}` })));
      before = i + 1;
      // The command works in this process too.
      await new Promise((done) => setImmediate(done));
    }
  })();
  while (before < 20) await new Promise((done) => setTimeout(done, 5));
  const least = before;
  const target = join(home, 'copy.db');
  const { exit, out } = await run('backup', target);
  writing = false;
  await writes;
  expect(exit).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ path: target, sizeBytes: statSync(target).size });
  expect(statSync(target).mode & 0o077).toBe(0);

  const copy = await openStore({ url: `sqlite:${target}` });
  const mentions = await copy.db.selectFrom('mentions').select('number').orderBy('number').execute();
  expect(mentions.length).toBeGreaterThanOrEqual(least);
  expect(mentions.map(({ number }) => number)).toEqual(mentions.map((_, i) => i + 1));
  const check = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(copy.db);
  expect(check.rows).toEqual([{ integrity_check: 'ok' }]);
  await copy.close();
  await store.close();
});

it('never replaces a file, and leaves no half copy', async () => {
  const store = await openStore({ url: `sqlite:${join(home, 'drill.db')}` });
  await store.close();
  const target = join(home, 'there.db');
  writeFileSync(target, 'mine');
  const refused = await run('backup', target);
  expect(refused.exit).not.toBe(0);
  expect(refused.errors).toContain('exists');
  expect(statSync(target).size).toBe(4);

  const nowhere = join(home, 'no-such-folder', 'copy.db');
  const failed = await run('backup', nowhere);
  expect(failed.exit).not.toBe(0);
  expect(existsSync(`${nowhere}.partial`)).toBe(false);
});

it('says so when there is no database yet', async () => {
  const { exit, errors } = await run('backup', join(home, 'copy.db'));
  expect(exit).not.toBe(0);
  expect(errors).toContain('no Earshot database here yet');
});
