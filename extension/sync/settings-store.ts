import { browser } from 'wxt/browser';
import type { Level } from '../../shared/model/analysis.ts';
import type { Language } from '../../shared/model/labels.ts';
import type { ShortcutTrigger } from '../../shared/model/shortcut.ts';
import type { Theme } from '../messages.ts';
import { changeStored } from './change-stored.ts';

/** What a person set for this browser. */
export interface Settings {
  /** Null: as the browser. */
  readonly language: Language | null;
  readonly theme: Theme;
  /** Lowest level that makes a browser notification; null: none. */
  readonly notifyFrom: Level | null;
  /** The welcome page was walked to its end. */
  readonly welcomed: boolean;
  /** The panel shows the practice that runs beside the work, and nothing else. */
  readonly practising: boolean;
  /** How a template is called by its shortcut from a box of a site. */
  readonly shortcutTrigger: ShortcutTrigger;
  /** Adapter ids of sites on which no shortcut is heard. */
  readonly shortcutOffSites: readonly string[];
  /** What stands in a template for the brand while no monitor says the brands; empty: it is asked. */
  readonly brandName: string;
}

export const DEFAULT_SETTINGS: Settings = {
  language: null,
  theme: 'system',
  notifyFrom: 'orange',
  welcomed: false,
  practising: false,
  shortcutTrigger: 'slash',
  shortcutOffSites: [],
  brandName: '',
};

const KEY = 'settings';

export async function readSettings(): Promise<Settings> {
  const stored: { [KEY]?: Partial<Settings> } = await browser.storage.local.get(KEY);
  return { ...DEFAULT_SETTINGS, ...stored[KEY] };
}

/** Changes some settings and leaves the others. */
export async function changeSettings(change: Partial<Settings>): Promise<Settings> {
  return changeStored<Settings>(KEY, (before) => ({ ...DEFAULT_SETTINGS, ...before, ...change }));
}

/** Hears every later change. Returns how to stop. */
export function watchSettings(hear: (settings: Settings) => void): () => void {
  const listen = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && KEY in changes) {
      hear({ ...DEFAULT_SETTINGS, ...(changes[KEY]?.newValue as Partial<Settings> | undefined) });
    }
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}

/** The language to show: the person's choice, else the browser's, Chinese for every kind of Chinese. */
export function chooseLanguage(chosen: Language | null, browserLanguage: string): Language {
  return chosen ?? (browserLanguage.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');
}
