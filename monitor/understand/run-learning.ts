import type { Log } from '../log.ts';
import { type Repeated, repeat } from '../repeat.ts';
import { eventRange } from '../store/events.ts';
import { readLessons } from '../store/heard/corrections.ts';
import type { Db } from '../store/store.ts';
import type { LearningAnalyzer } from './learning-analyzer.ts';

/** What somebody corrected counts for what is judged so long after it, here and on every other monitor. */
const LOOK_MS = 5_000;

export interface LearningOptions {
  readonly db: Db;
  readonly log: Log;
  readonly analyzer: LearningAnalyzer;
  readonly brandIds: readonly string[];
  readonly lookMs?: number;
}

/** Learns what people taught, at once and again whenever they taught something, until it is stopped. */
export async function startLearning(options: LearningOptions): Promise<Repeated> {
  const { db, log, analyzer, brandIds } = options;
  let seen = 0;
  let known = '';
  const look = async (): Promise<void> => {
    const { last } = await eventRange(db);
    if (last === seen && known !== '') return;
    if (known !== '' && !(await wasTaught(db, seen))) {
      seen = last;
      return;
    }
    const lessons = await readLessons(db, brandIds);
    seen = last;
    const now = JSON.stringify([lessons.complaints, lessons.choices, [...lessons.ours]]);
    if (now === known) return;
    const isFirst = known === '';
    known = now;
    const isTaught =
      lessons.complaints.length > 0 ||
      lessons.ours.size > 0 ||
      Object.values(lessons.choices).some((list) => list.length > 0);
    if (isFirst && !isTaught) return;
    log.info('learning.done', { report: JSON.stringify(analyzer.relearn(lessons)) });
  };
  await look();
  return repeat(look, {
    everyMs: options.lookMs ?? LOOK_MS,
    onFault: (error) => log.error('learning.fault', { error: String(error) }),
  });
}

async function wasTaught(db: Db, since: number): Promise<boolean> {
  const row = await db
    .selectFrom('events')
    .select('seq')
    .where('seq', '>', since)
    .where('type', 'in', ['mention.dismissed', 'mention.updated'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
