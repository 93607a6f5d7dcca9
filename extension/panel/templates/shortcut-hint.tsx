import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { writeCall } from '../../../shared/replies/match-shortcut.ts';
import { joinWords } from '../../look/join-words.ts';
import { useWords } from '../../look/language-context.ts';
import { readSettings, type Settings, watchSettings } from '../../sync/settings-store.ts';
import { showProblem } from '../act.ts';

const HINTS = { slash: 'shortcutHintSlash', tab: 'shortcutHintTab', off: 'shortcutHintOff' } as const;

/** How the words of a template are typed in the boxes of sites, as this browser is set. */
export function ShortcutHint({ words }: { readonly words: readonly string[] }): JSX.Element | null {
  const { t, language } = useWords();
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    readSettings().then(setSettings, showProblem);
    return watchSettings(setSettings);
  }, []);
  if (settings === null || words.length === 0) return null;
  const { shortcutTrigger: trigger } = settings;
  const said = words.map((word) => writeCall(word, trigger));
  return (
    <p class="xs muted" data-hint="shortcuts">
      {t(HINTS[trigger], { words: joinWords(said, language) })}
    </p>
  );
}
