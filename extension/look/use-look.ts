import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Language } from '../../shared/model/labels.ts';
import {
  chooseLanguage,
  DEFAULT_SETTINGS,
  readSettings,
  type Settings,
  watchSettings,
} from '../sync/settings-store.ts';

export interface Look {
  readonly settings: Settings;
  readonly language: Language;
}

/** Reads the person's settings and puts theme and language on the document. Call before the first paint. */
export async function startLook(): Promise<Look> {
  return applyLook(await readSettings());
}

function applyLook(settings: Settings): Look {
  const language = chooseLanguage(settings.language, browser.i18n.getUILanguage());
  document.documentElement.lang = language;
  if (settings.theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = settings.theme;
  return { settings, language };
}

/** The look, following every change of the settings from whatever page. */
export function useLook(first: Look = { settings: DEFAULT_SETTINGS, language: 'zh-CN' }): Look {
  const [look, setLook] = useState(first);
  useEffect(() => watchSettings((settings) => setLook(applyLook(settings))), []);
  return look;
}
