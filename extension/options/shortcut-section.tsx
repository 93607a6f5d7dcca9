import type { JSX } from 'preact';
import type { ShortcutTrigger } from '../../shared/model/shortcut.ts';
import type { StringKey } from '../i18n/translate.ts';
import { useWords } from '../look/language-context.ts';
import { SITES } from '../sites/registry.ts';
import { changeSettings, type Settings } from '../sync/settings-store.ts';
import { isGranted } from './site-list.ts';
import { useOrigins } from './site-section.tsx';

const TRIGGERS: readonly (readonly [ShortcutTrigger, StringKey])[] = [
  ['slash', 'shortcutSlash'],
  ['tab', 'shortcutTab'],
  ['off', 'shortcutOff'],
];

const save = (change: Partial<Settings>) => {
  changeSettings(change).catch((error: unknown) => console.error('[earshot]', error));
};

/** Whether and how a template is called by its shortcut from a box of a site, and on which sites not. */
export function ShortcutSection({ settings }: { settings: Settings }): JSX.Element {
  const { t, pick } = useWords();
  const origins = useOrigins();
  const { shortcutTrigger: trigger, shortcutOffSites: off } = settings;
  const sites = SITES.filter(({ hosts }) => hosts.some((host) => isGranted([`https://${host}/*`], origins)));
  return (
    <>
      <p class="s muted">{t('shortcutsIntro')}</p>
      <label class="row choice">
        <span class="grow b">{t('shortcutTrigger')}</span>
        <select
          class="btn"
          name="shortcutTrigger"
          value={trigger}
          onChange={(event) => save({ shortcutTrigger: event.currentTarget.value as ShortcutTrigger })}
        >
          {TRIGGERS.map(([one, key]) => (
            <option key={one} value={one}>
              {t(key)}
            </option>
          ))}
        </select>
      </label>
      <label class="col">
        <span class="b">{t('brandName')}</span>
        <span class="s muted">{t('brandNameHow')}</span>
        <input
          class="field"
          name="brandName"
          maxLength={60}
          value={settings.brandName}
          onChange={(event) => save({ brandName: event.currentTarget.value.trim() })}
        />
      </label>
      {trigger !== 'off' && (
        <fieldset class="row wrap shortcut-sites">
          <legend class="b">{t('shortcutSites')}</legend>
          {sites.length === 0 && <span class="s muted">{t('shortcutNoSite')}</span>}
          {sites.map(({ id, labels }) => (
            <label class="row tick" key={id}>
              <input
                type="checkbox"
                name="shortcutSite"
                value={id}
                checked={!off.includes(id)}
                onChange={({ currentTarget }) =>
                  save({
                    shortcutOffSites: currentTarget.checked ? off.filter((one) => one !== id) : [...off, id],
                  })
                }
              />
              {pick(labels)}
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
