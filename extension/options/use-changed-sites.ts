import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Language } from '../../shared/model/labels.ts';
import { translate } from '../i18n/translate.ts';
import { formatInstant } from '../look/format-time.ts';
import { useWords } from '../look/language-context.ts';
import { describeWhatWorks, readSiteHealth } from '../sync/tell-site-changed.ts';

/** A sentence about each adapter whose site no longer fits this version: since when, what is lost and what still works. */
export type ChangedSites = Readonly<Record<string, string>>;

/** Reads what pages reported in this browser. */
export function useChangedSites(): ChangedSites {
  const { language } = useWords();
  const [changed, setChanged] = useState<ChangedSites>({});
  useEffect(() => {
    describeChanged(language, Date.now()).then(setChanged, (error: unknown) => console.error('[earshot]', error));
  }, [language]);
  return changed;
}

async function describeChanged(language: Language, now: number): Promise<ChangedSites> {
  const { version } = browser.runtime.getManifest();
  const current = Object.values(await readSiteHealth()).filter((site) => site.version === version);
  return Object.fromEntries(
    current.map((site) => {
      const since = translate(language, 'siteChangedSince', { time: formatInstant(site.at, now, language) });
      return [site.site, `${since} ${describeWhatWorks(site, language)}`];
    }),
  );
}

/** The sentence about a line of the list, which may stand for several adapters (`reddit` and `old-reddit`). */
export function findChanged(changed: ChangedSites, choiceId: string): string | null {
  const belongs = (id: string): boolean =>
    id === choiceId || id.startsWith(`${choiceId}-`) || id.endsWith(`-${choiceId}`);
  return Object.entries(changed).find(([id]) => belongs(id))?.[1] ?? null;
}
