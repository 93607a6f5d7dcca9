import { browser } from 'wxt/browser';
import type { SiteCorrection } from '../../shared/model/site-correction.ts';
import type { SiteAdapter } from '../reading/site-adapter.ts';
import { overrideAdapter } from '../reading/site-override.ts';
import { forgetSiteHealth, type HealthReport, readSiteHealth } from './tell-site-changed.ts';

/** A correction as it is kept in this browser. */
export interface KeptOverride {
  readonly override: SiteCorrection;
  /** Epoch milliseconds, by this computer. */
  readonly savedAt: number;
  /** What could not be read before it. */
  readonly brokenBefore: HealthReport['broken'];
  /** Taken out of use by itself because pages became worse with it; null: in use. */
  readonly rolledBack: { readonly at: number; readonly broken: HealthReport['broken'] } | null;
}
export type KeptOverrides = Readonly<Record<string, KeptOverride>>;

/** Who corrected: the person of this browser, or the workspace for everybody. The person's own goes before. */
export type OverrideOrigin = 'own' | 'workspace';
export type OverridesByOrigin = Readonly<Record<OverrideOrigin, KeptOverrides>>;

const KEYS = { own: 'siteOverrides', workspace: 'workspaceOverrides' } as const;
const ORIGINS = ['own', 'workspace'] as const satisfies readonly OverrideOrigin[];

export async function readSiteOverrides(): Promise<OverridesByOrigin> {
  const [own, workspace] = await Promise.all(ORIGINS.map(readKept));
  return { own: own ?? {}, workspace: workspace ?? {} };
}

/** The correction of a site that pages get; null: what ships. One that corrects nothing says that the workspace went back to that. */
export function findInUse(kept: OverridesByOrigin, site: string): OverrideOrigin | null {
  return (
    ORIGINS.find((origin) => {
      const row = kept[origin][site];
      return row?.rolledBack === null && correctsSomething(row.override);
    }) ?? null
  );
}

/** False: the selectors that ship. */
export function correctsSomething({ kinds }: SiteCorrection): boolean {
  return Object.keys(kinds).length > 0;
}

/** The adapters as pages get them. The one place where corrections meet what ships. */
export async function applySiteOverrides(adapters: readonly SiteAdapter[]): Promise<readonly SiteAdapter[]> {
  const kept = await readSiteOverrides();
  return adapters.map((adapter) => {
    const origin = findInUse(kept, adapter.id);
    const row = origin && kept[origin][adapter.id];
    return row ? overrideAdapter(adapter, row.override) : adapter;
  });
}

/**
 * Takes a correction of the person's own into use; pages get it when they are loaded next. Returns null, or the revision that is
 * kept already and is not older.
 */
export async function saveSiteOverride(override: SiteCorrection, now: number): Promise<number | null> {
  return change('own', async (kept) => {
    const known = kept[override.site];
    if (known && known.override.revision >= override.revision) return { kept, answer: known.override.revision };
    return { kept: { ...kept, [override.site]: await startUse(override, now) }, answer: null };
  });
}

/** Takes what the workspace corrects now in place of what it corrected before. An older revision never takes the place of a newer. */
export async function keepWorkspaceOverrides(overrides: readonly SiteCorrection[], now: number): Promise<void> {
  await change('workspace', async (kept) => {
    const rows = await Promise.all(
      overrides.map(async (override) => {
        const known = kept[override.site];
        const isNewer = !known || known.override.revision < override.revision;
        return [override.site, isNewer ? await startUse(override, now) : known] as const;
      }),
    );
    const gone = Object.keys(kept).filter((site) => !rows.some(([stays]) => stays === site));
    for (const site of gone) await forgetSiteHealth(site);
    return { kept: Object.fromEntries(rows), answer: null };
  });
}

/** Back to what the workspace corrects, else to the selectors that ship. */
export async function dropSiteOverride(site: string): Promise<void> {
  await change('own', async ({ [site]: _dropped, ...kept }) => {
    await forgetSiteHealth(site);
    return { kept, answer: null };
  });
}

/**
 * Judges a report of a page that was read with a correction, and takes the correction out of use when the page became worse
 * with it. `revision`: of the correction that the page had; null: none. Returns whose it was when it was taken out.
 */
export function rollBackIfWorse(
  report: HealthReport,
  revision: number | null,
  now: number,
): Promise<OverrideOrigin | null> {
  return takeOut(report, revision, now, (row) => isWorse(row.brokenBefore, report.broken));
}

/** Takes a correction out of use that this browser cannot even look for. Returns whose it was. */
export function refuseOverride(report: HealthReport, revision: number, now: number): Promise<OverrideOrigin | null> {
  return takeOut(report, revision, now, () => true);
}

async function takeOut(
  { site, broken }: HealthReport,
  revision: number | null,
  now: number,
  isBad: (row: KeptOverride) => boolean,
): Promise<OverrideOrigin | null> {
  const origin = revision === null ? null : findInUse(await readSiteOverrides(), site);
  if (origin === null) return null;
  return change(origin, async (kept) => {
    const row = kept[site];
    if (!row || row.rolledBack || row.override.revision !== revision || !isBad(row)) return { kept, answer: null };
    return { kept: { ...kept, [site]: { ...row, rolledBack: { at: now, broken } } }, answer: origin };
  });
}

/** Where no post was found before, any that is found is a gain, whatever it lacks. */
function isWorse(before: HealthReport['broken'], after: HealthReport['broken']): boolean {
  if (before.includes('posts')) return false;
  return after.some((field) => !before.includes(field));
}

/** From here on the site is judged and told anew. */
async function startUse(override: SiteCorrection, now: number): Promise<KeptOverride> {
  const health = (await readSiteHealth())[override.site];
  const version = browser.runtime.getManifest().version;
  await forgetSiteHealth(override.site);
  return { override, savedAt: now, brokenBefore: health?.version === version ? health.broken : [], rolledBack: null };
}

async function readKept(origin: OverrideOrigin): Promise<KeptOverrides> {
  const stored: Record<string, KeptOverrides | undefined> = await browser.storage.local.get(KEYS[origin]);
  return stored[KEYS[origin]] ?? {};
}

/** One change at a time over all contexts of the extension. */
async function change<T>(
  origin: OverrideOrigin,
  work: (kept: KeptOverrides) => Promise<{ readonly kept: KeptOverrides; readonly answer: T }>,
): Promise<T> {
  return navigator.locks.request('earshot-overrides', async () => {
    const before = await readKept(origin);
    const { kept, answer } = await work(before);
    if (kept !== before) await browser.storage.local.set({ [KEYS[origin]]: kept });
    return answer;
  });
}

/** Hears that some correction changed. Returns how to stop. */
export function watchSiteOverrides(hear: () => void): () => void {
  const listen = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && ORIGINS.some((origin) => KEYS[origin] in changes)) hear();
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}
