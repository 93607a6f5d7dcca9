import type { CDPSession } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** CPU time of the thread: what a busy machine does not lengthen. */
  readonly tdur?: number;
  readonly tid: number;
  readonly pid: number;
  readonly args?: { readonly data?: { readonly url?: string; readonly message?: string } };
}

/** CPU milliseconds of a page's main thread, by what they went into. */
export interface ThreadTime {
  readonly script: number;
  readonly style: number;
  readonly layout: number;
  /** All of it, with painting and messages. */
  readonly all: number;
}

/** CPU milliseconds in functions of an extension. */
export interface OwnTime {
  /** On the page's own thread. */
  readonly own: number;
  /** Of them in style and layout that these functions made the page do. */
  readonly forced: number;
  /** In the extension's background and its own pages, which no page waits for. */
  readonly elsewhere: number;
}

/** The page itself says it while it is traced: tells its thread from those of other pages and of the background. */
export const TRACED_PAGE = 'this page is measured';

/** What the main thread has spent since the session began to count. */
export async function readThreadTime(session: CDPSession): Promise<ThreadTime> {
  const { metrics } = await session.send('Performance.getMetrics');
  const read = (name: string): number => (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN) * 1000;
  return {
    script: read('ScriptDuration'),
    style: read('RecalcStyleDuration'),
    layout: read('LayoutDuration'),
    all: read('TaskDuration'),
  };
}

/** Begins to count in CPU time of the thread. */
export async function countThreadTime(session: CDPSession): Promise<void> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
}

/** Does some work and tells what extensions' functions took of it. */
export async function traceOwnTime(session: CDPSession, work: () => Promise<void>): Promise<OwnTime> {
  const events: TraceEvent[] = [];
  const keep = ({ value }: { value: unknown[] }): void => {
    events.push(...(value as TraceEvent[]));
  };
  session.on('Tracing.dataCollected', keep);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline'] },
  });
  await work();
  const done = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.end');
  await done;
  session.off('Tracing.dataCollected', keep);
  return sumOwnTime(events);
}

/** Calls into an extension's scripts, nested ones counted once. What runs after an `await` is a microtask and stands in `ThreadTime` only. */
function sumOwnTime(events: readonly TraceEvent[]): OwnTime {
  const page = events.find(({ name, args }) => name === 'TimeStamp' && args?.data?.message === TRACED_PAGE);
  const sums = { own: 0, forced: 0, elsewhere: 0 };
  const ends = new Map<string, number>();
  for (const { name, ph, ts, dur = 0, tdur = dur, pid, tid, args } of [...events].sort((a, b) => a.ts - b.ts)) {
    if (ph !== 'X') continue;
    const isPage = pid === page?.pid && tid === page.tid;
    const isInside = ts < (ends.get(`${pid}:${tid}`) ?? 0);
    if (isPage && isInside && (name === 'UpdateLayoutTree' || name === 'Layout')) sums.forced += tdur / 1000;
    if (isInside || (name !== 'FunctionCall' && name !== 'EvaluateScript')) continue;
    if (!args?.data?.url?.startsWith('chrome-extension://')) continue;
    ends.set(`${pid}:${tid}`, ts + dur);
    sums[isPage ? 'own' : 'elsewhere'] += tdur / 1000;
  }
  return sums;
}
