import { browser } from 'wxt/browser';
import type { Language } from '../../shared/model/labels.ts';
import { translate } from '../i18n/translate.ts';
import type { FieldName } from '../reading/site-adapter.ts';
import { SITES } from '../sites/registry.ts';

/** What a page says of an adapter that no longer fits it. Counts and a hash of tag names; no text, no address, no name. */
export interface HealthReport {
  readonly site: string;
  /** Fields that most posts do not yield any more; `posts`: none was found. */
  readonly broken: readonly (FieldName | 'posts')[];
  /** Posts that the adapter found on the page. */
  readonly posts: number;
  /** Posts that only their permalink gave away. */
  readonly byLink: number;
  readonly tagHash: number;
}

interface Told extends HealthReport {
  readonly at: number;
  /** Of the extension: a new one may have mended it, so it is told anew. */
  readonly version: string;
}

const KEY = 'siteHealth';
const PREFIX = 'changed:';

/** What was told so far, by site. */
export async function readSiteHealth(): Promise<Readonly<Record<string, Told>>> {
  const stored: { [KEY]?: Record<string, Told> } = await browser.storage.local.get(KEY);
  return stored[KEY] ?? {};
}

/** Tells once for each version and each kind of damage that a site changed, with what still works. */
export async function tellSiteChanged(report: HealthReport, language: Language, now: number): Promise<boolean> {
  const version = browser.runtime.getManifest().version;
  const isNew = await navigator.locks.request('earshot-health', async () => {
    const known = await readSiteHealth();
    const before = known[report.site];
    if (before?.version === version && before.broken.join() === report.broken.join()) return false;
    await browser.storage.local.set({ [KEY]: { ...known, [report.site]: { ...report, at: now, version } } });
    return true;
  });
  if (isNew)
    await browser.notifications.create(PREFIX + report.site, {
      type: 'basic',
      iconUrl: '/icon/128.png',
      title: translate(language, 'siteChanged', {
        site: SITES.find(({ id }) => id === report.site)?.labels[language] ?? report.site,
      }),
      message: describeWhatWorks(report, language),
    });
  return isNew;
}

/** After its adapter was changed a site is judged anew, and told anew. */
export async function forgetSiteHealth(site: string): Promise<void> {
  await navigator.locks.request('earshot-health', async () => {
    const { [site]: _forgotten, ...known } = await readSiteHealth();
    await browser.storage.local.set({ [KEY]: known });
  });
}

/** What is lost and what still works, in one sentence each. */
export function describeWhatWorks(
  { broken, byLink }: { readonly broken: readonly string[]; readonly byLink: number },
  language: Language,
): string {
  const t = (key: Parameters<typeof translate>[1], params = {}) => translate(language, key, params);
  if (broken.includes('posts'))
    return byLink > 0 ? t('siteChangedByLink', { count: byLink }) : t('siteChangedSelection');
  const lost = [
    ...(broken.includes('author') || broken.includes('authorUrl') ? [t('siteLostMessage')] : []),
    ...(broken.includes('id') || broken.includes('permalink') ? [t('siteLostLink')] : []),
    ...(broken.includes('text') ? [t('siteLostText')] : []),
  ];
  return `${lost.join(' ')} ${t('siteChangedSelection')}`.trim();
}
