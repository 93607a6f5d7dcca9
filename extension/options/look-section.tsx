import type { JSX } from 'preact';
import type { Level } from '../../shared/model/analysis.ts';
import type { Language } from '../../shared/model/labels.ts';
import type { StringKey } from '../i18n/translate.ts';
import { useWords } from '../look/language-context.ts';
import type { Theme } from '../messages.ts';
import { changeSettings, type Settings } from '../sync/settings-store.ts';

const THEMES: readonly (readonly [Theme, StringKey])[] = [
  ['system', 'themeSystem'],
  ['light', 'themeLight'],
  ['dark', 'themeDark'],
];
const NOTIFY: readonly (readonly [Level | '', StringKey])[] = [
  ['red', 'notifyRed'],
  ['orange', 'notifyOrange'],
  ['yellow', 'notifyYellow'],
  ['blue', 'notifyAll'],
  ['', 'notifyNone'],
];

const save = (change: Partial<Settings>) => {
  changeSettings(change).catch((error: unknown) => console.error('[earshot]', error));
};

/** Language, theme and notifications; each choice holds at once, in every open page. */
export function LookSection({ settings }: { settings: Settings }): JSX.Element {
  const { t } = useWords();
  return (
    <>
      <label class="row choice">
        <span class="grow b">{t('language')}</span>
        <select
          class="btn"
          name="language"
          value={settings.language ?? ''}
          onChange={(event) => save({ language: (event.currentTarget.value || null) as Language | null })}
        >
          <option value="">{t('languageAuto')}</option>
          <option value="zh-CN">简体中文</option>
          <option value="en">English</option>
        </select>
      </label>
      <label class="row choice">
        <span class="grow b">{t('theme')}</span>
        <select
          class="btn"
          name="theme"
          value={settings.theme}
          onChange={(event) => save({ theme: event.currentTarget.value as Theme })}
        >
          {THEMES.map(([theme, key]) => (
            <option key={theme} value={theme}>
              {t(key)}
            </option>
          ))}
        </select>
      </label>
      <label class="row choice">
        <span class="grow">
          <span class="b">{t('notifyFrom')}</span>
          <br />
          <span class="s muted">{t('notifyHint')}</span>
        </span>
        <select
          class="btn"
          name="notify"
          value={settings.notifyFrom ?? ''}
          onChange={(event) => save({ notifyFrom: (event.currentTarget.value || null) as Level | null })}
        >
          {NOTIFY.map(([level, key]) => (
            <option key={level} value={level}>
              {t(key)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
