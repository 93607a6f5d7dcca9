import type { Labels } from '../../../shared/model/labels.ts';
import type { Quota } from '../../../shared/model/source.ts';

/** Numbers behind the times of polling. All are policy, none is a law of nature. */
export interface PollPolicy {
  /** SOC-1: from publication to the answer. */
  readonly windowMs: number;
  /** SOC-1: the part of the window that belongs to the person. */
  readonly reserveMs: number;
  /** No source is asked more often than this, whatever its rate. */
  readonly minIntervalMs: number;
  /** Longest wait that a server may ask of us; more is shown as a window that cannot be kept. */
  readonly maxWaitMs: number;
  /** How long a source that has just brought a complaint is asked faster. */
  readonly alertTimeMs: number;
}

export const POLL_POLICY: PollPolicy = {
  windowMs: 10 * 60_000,
  reserveMs: 5 * 60_000,
  minIntervalMs: 30_000,
  maxWaitMs: 24 * 3_600_000,
  alertTimeMs: 10 * 60_000,
};

/** Fetching, parsing and telling take their part of the interval too. */
const WORK_SHARE = 0.1;
/** Jitter only shortens: an interval is never longer than was promised. */
const JITTER_SHARE = 0.1;
/** While a complaint is fresh, the source is asked at this part of its interval. */
const FRESH_COMPLAINT_SHARE = 0.5;
const FIRST_RETRY_MS = 30_000;
/** A cache is asked so long after its end. */
const RENEWED_MS = 1_000;

/** What is known of a source when its next poll is planned. */
export interface PollSituation {
  readonly now: number;
  readonly policy: PollPolicy;
  /** What the shared budget gives this source (`allocateIntervals`); null: only the floor counts. */
  readonly allocatedMs: number | null;
  /** How late the source itself shows what was published, its learned 95th percentile. */
  readonly lagMs: number;
  /** Failures in a row; 0 after a success. */
  readonly errorCount: number;
  /** What the server asked for (Retry-After, or max-age after a success), in seconds. */
  readonly waitSeconds: number | null;
  /** The answer comes out of a cache that is renewed then; asking before brings nothing. */
  readonly cache?: { readonly seconds: number; readonly leftSeconds: number } | null;
  /** Looks that it takes until everything was asked once. */
  readonly parts?: number;
  /** Whether the wait was an order (429, 503) or only a hint of a cache. */
  readonly waitIsOrder: boolean;
  /** What the interface said of its limit, and the requests of one poll; null: it says nothing. */
  readonly quota?: (Quota & { readonly requests: number }) | null;
  /** When a complaint of this source was last found. */
  readonly lastComplaintAt: number | null;
  /** A hub tells of new entries at once and has proven it: polling is only the safety net. */
  readonly isPushed?: boolean;
  /** 0 … 1, for the jitter. */
  readonly random: number;
}

/** When to ask again, and why the window cannot be kept, if so. */
export interface NextPoll {
  readonly nextPollAt: number;
  readonly intervalMs: number;
  readonly cannotKeepWindow: Labels | null;
}

/**
 * The longest interval that still leaves the person the reserve: the window less the source's own lag, the reserve and the time that
 * the work takes. About 4.5 minutes with the defaults and a source without lag (SOC-1). Zero or less: no interval can do it.
 */
export function floorInterval(policy: PollPolicy, lagMs: number): number {
  return (policy.windowMs - policy.reserveMs - lagMs) * (1 - WORK_SHARE);
}

/** Plans the next poll: the floor first, then what the budget gives, then what the server asks for. */
export function planNextPoll(situation: PollSituation): NextPoll {
  const { now, policy, lagMs, random } = situation;
  const floorMs = floorInterval(policy, lagMs);
  const wanted = Math.max(policy.minIntervalMs, Math.min(situation.allocatedMs ?? floorMs, Math.max(floorMs, 0)));
  const eager = isFresh(situation) ? Math.max(policy.minIntervalMs, wanted * FRESH_COMPLAINT_SHARE) : wanted;
  const shared = Math.max(policy.minIntervalMs, eager / (situation.parts ?? 1));
  const calm = situation.isPushed ? Math.max(shared, policy.windowMs) : shared;
  const planned = situation.errorCount > 0 ? retryInterval(situation.errorCount, policy, wanted) : calm;
  const jittered = planned * (1 - JITTER_SHARE * random);
  const ordered = situation.waitIsOrder ? clamp((situation.waitSeconds ?? 0) * 1000, 0, policy.maxWaitMs) : 0;
  const hinted = situation.waitIsOrder ? 0 : clamp((situation.waitSeconds ?? 0) * 1000, 0, Math.max(floorMs, 0));
  const rationed = rationInterval(situation);
  const cached = situation.cache ? Math.min(situation.cache.leftSeconds * 1000 + RENEWED_MS, policy.windowMs) : 0;
  const intervalMs = Math.round(Math.max(jittered, ordered, hinted, rationed, cached));
  const why = explain(situation, { floorMs, orderedMs: ordered, rationedMs: rationed });
  return { nextPollAt: now + intervalMs, intervalMs, cannotKeepWindow: why };
}

/** What is left of a limit lasts until it is whole again: the rest of the time in as many parts as polls are left. */
function rationInterval({ now, policy, quota }: PollSituation): number {
  if (!quota) return 0;
  const polls = Math.floor(quota.left / Math.max(1, quota.requests));
  return clamp((quota.resetAt - now) / Math.max(1, polls), 0, policy.maxWaitMs);
}

/** Quick first retries, so that a short trouble costs no window; never longer than the window itself. */
function retryInterval(errorCount: number, policy: PollPolicy, wantedMs: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** Math.min(errorCount - 1, 10), Math.max(wantedMs, policy.windowMs));
}

function isFresh({ lastComplaintAt, now, policy }: PollSituation): boolean {
  return lastComplaintAt !== null && now - lastComplaintAt < policy.alertTimeMs;
}

function explain(
  situation: PollSituation,
  { floorMs, orderedMs, rationedMs }: { floorMs: number; orderedMs: number; rationedMs: number },
): Labels | null {
  const { windowMs, reserveMs, minIntervalMs } = situation.policy;
  if (floorInterval(situation.policy, 0) < minIntervalMs) {
    const [window, reserve] = [windowMs, reserveMs].map((ms) => Math.round(ms / 60_000));
    return {
      'zh-CN': `时限 ${window} 分钟减去留给人的 ${reserve} 分钟，剩下的时间不够查看任何来源`,
      en: `of the window of ${window} min, the ${reserve} min reserved for the person leave no time to look`,
    };
  }
  if (floorMs < minIntervalMs) {
    const minutes = Math.ceil(situation.lagMs / 60_000);
    return {
      'zh-CN': `来源自身延迟约 ${minutes} 分钟，无法在时限内发现`,
      en: `the source itself is about ${minutes} min late`,
    };
  }
  const cacheMs = (situation.cache?.seconds ?? 0) * 1000;
  if (cacheMs > windowMs - reserveMs) {
    const minutes = Math.ceil(cacheMs / 60_000);
    return {
      'zh-CN': `对方把结果缓存 ${minutes} 分钟（RSSHub 为 CACHE_EXPIRE），无法在时限内发现`,
      en: `the server keeps its answers for ${minutes} min (RSSHub: CACHE_EXPIRE), longer than the window allows`,
    };
  }
  const roundMs = (situation.parts ?? 1) * minIntervalMs;
  if (roundMs > floorMs) {
    const minutes = Math.ceil(roundMs / 60_000);
    return {
      'zh-CN': `关键词太多：全部问过一遍约需 ${minutes} 分钟，请分到几个来源`,
      en: `too many keywords: asking each once takes about ${minutes} min; put them into several sources`,
    };
  }
  if (orderedMs > floorMs) {
    const minutes = Math.ceil(orderedMs / 60_000);
    return { 'zh-CN': `对方要求等待 ${minutes} 分钟再取`, en: `the server asks us to wait ${minutes} min` };
  }
  if (rationedMs > floorMs) {
    const minutes = Math.ceil(rationedMs / 60_000);
    return {
      'zh-CN': `接口配额只剩 ${situation.quota?.left ?? 0} 次，约 ${minutes} 分钟才能取一次`,
      en: `${situation.quota?.left ?? 0} requests are left of the quota: one look in ${minutes} min`,
    };
  }
  return null;
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, Number.isFinite(value) ? value : min));
}
