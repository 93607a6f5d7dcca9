import { browser } from 'wxt/browser';
import type { SiteAdapter } from '../reading/site-adapter.ts';
import { overrideAdapter, type SiteOverride } from '../reading/site-override.ts';
import { forgetSiteHealth, type HealthReport, readSiteHealth } from './tell-site-changed.ts';

/** A correction as it is kept in this browser. */
export interface KeptOverride {
  readonly override: SiteOverride;
  /** Epoch milliseconds, by this computer. */
  readonly savedAt: number;
  /** What could not be read before it. */
  readonly brokenBefore: HealthReport['broken'];
  /** Taken out of use by itself because pages became worse with it; null: in use. */
  readonly rolledBack: { readonly at: number; readonly broken: HealthReport['broken'] } | null;
}
export type KeptOverrides = Readonly<Record<string, KeptOverride>>;

const KEY = 'siteOverrides';

export async function readSiteOverrides(): Promise<KeptOverrides> {
  const stored: { [KEY]?: KeptOverrides } = await browser.storage.local.get(KEY);
  return stored[KEY] ?? {};
}

/** The adapters as pages get them. The one place where corrections meet what ships. */
export async function applySiteOverrides(adapters: readonly SiteAdapter[]): Promise<readonly SiteAdapter[]> {
  const kept = await readSiteOverrides();
  return adapters.map((adapter) => {
    const own = kept[adapter.id];
    return own && !own.rolledBack ? overrideAdapter(adapter, own.override) : adapter;
  });
}

/**
 * Takes a correction into use; pages get it when they are loaded next. Returns null, or the revision that is kept already
 * and is not older.
 */
export async function saveSiteOverride(override: SiteOverride, now: number): Promise<number | null> {
  return navigator.locks.request('earshot-overrides', async () => {
    const kept = await readSiteOverrides();
    const known = kept[override.site];
    if (known && known.override.revision >= override.revision) return known.override.revision;
    const health = (await readSiteHealth())[override.site];
    const version = browser.runtime.getManifest().version;
    const brokenBefore = health?.version === version ? health.broken : [];
    const row: KeptOverride = { override, savedAt: now, brokenBefore, rolledBack: null };
    await browser.storage.local.set({ [KEY]: { ...kept, [override.site]: row } });
    await forgetSiteHealth(override.site);
    return null;
  });
}

/** Back to the selectors that ship. */
export async function dropSiteOverride(site: string): Promise<void> {
  await navigator.locks.request('earshot-overrides', async () => {
    const { [site]: _dropped, ...kept } = await readSiteOverrides();
    await browser.storage.local.set({ [KEY]: kept });
    await forgetSiteHealth(site);
  });
}

/**
 * Judges a report of a page that was read with a correction, and takes the correction out of use when the page became worse
 * with it. `revision`: of the correction that the page had; null: none. True when it was taken out.
 */
export async function rollBackIfWorse(report: HealthReport, revision: number | null, now: number): Promise<boolean> {
  if (revision === null) return false;
  return navigator.locks.request('earshot-overrides', async () => {
    const kept = await readSiteOverrides();
    const row = kept[report.site];
    if (!row || row.rolledBack || row.override.revision !== revision) return false;
    if (!isWorse(row.brokenBefore, report.broken)) return false;
    const rolledBack = { at: now, broken: report.broken };
    await browser.storage.local.set({ [KEY]: { ...kept, [report.site]: { ...row, rolledBack } } });
    return true;
  });
}

/** Where no post was found before, any that is found is a gain, whatever it lacks. */
function isWorse(before: HealthReport['broken'], after: HealthReport['broken']): boolean {
  if (before.includes('posts')) return false;
  return after.some((field) => !before.includes(field));
}

/** Hears every later change. Returns how to stop. */
export function watchSiteOverrides(hear: (kept: KeptOverrides) => void): () => void {
  const listen = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && KEY in changes) hear((changes[KEY]?.newValue ?? {}) as KeptOverrides);
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}
