import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { DISMISS_REASONS, type Mention } from '../../../shared/model/mention.ts';
import { DISMISS_WORDS } from '../../i18n/term-labels.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { dismiss, pass, snooze } from '../act.ts';
import { type PanelState, setPanel } from '../panel-store.ts';
import { readNow } from '../use-now.ts';
import { listSnoozes, nextMorning, type SnoozeChoice } from './snooze-choices.ts';

const done = () => setPanel({ asking: null });

/** Keys of the reasons: N and X are the two that come up all day. */
const REASON_KEYS: Readonly<Record<string, string>> = { 'not-ours': 'N', spam: 'X' };

/** Why it is set aside; what a person says here is learned from. */
export function AskDismiss({ mentionId }: { mentionId: string }): JSX.Element {
  const { t, pick } = useWords();
  return (
    <Ask title={t('dismissWhy')}>
      {DISMISS_REASONS.map((reason) => (
        <button key={reason} type="button" class="btn sm" onClick={() => void dismiss(mentionId, reason).then(done)}>
          {pick(DISMISS_WORDS[reason])}
          {REASON_KEYS[reason] && <kbd>{REASON_KEYS[reason]}</kbd>}
        </button>
      ))}
    </Ask>
  );
}

/** To whom it is handed; they are told by their own panel at once. */
export function AskPass({ state, mention }: { state: PanelState; mention: Mention }): JSX.Element {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const others = [...state.people].filter(([id]) => id !== mention.claimedBy && id !== state.pairing?.personId);
  const found = others.filter(([, name]) => name.toLowerCase().includes(query.trim().toLowerCase()));
  return (
    <Ask title={t('passTo')}>
      {others.length > 8 && (
        <input
          type="text"
          class="field"
          value={query}
          aria-label={t('passFind')}
          placeholder={t('passFind')}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      {found.slice(0, 12).map(([id, name]) => (
        <button key={id} type="button" class="btn sm" onClick={() => void pass(mention.id, id, name).then(done)}>
          {name}
        </button>
      ))}
      {others.length === 0 && <span class="s muted">{state.listsRead ? t('passNobody') : t('loading')}</span>}
    </Ask>
  );
}

const SNOOZE_KEYS: Record<SnoozeChoice, StringKey> = {
  five: 'snoozeFive',
  quarter: 'snoozeQuarter',
  hour: 'snoozeHour',
  morning: 'snoozeMorning',
};

/** Until when it may be out of sight; never past what its deadline leaves. */
export function AskSnooze({ mention }: { mention: Mention }): JSX.Element {
  const { t, language } = useWords();
  const now = readNow();
  const choices = listSnoozes(mention.answerDueAt, now, nextMorning(now));
  return (
    <Ask title={t('snoozeUntil')}>
      {choices.map(({ choice, until }) => (
        <button key={choice} type="button" class="btn sm" onClick={() => void snooze(mention.id, until).then(done)}>
          {t(SNOOZE_KEYS[choice])} <span class="num muted">{formatInstant(until, now, language)}</span>
        </button>
      ))}
      {choices.length === 0 && <span class="s muted">{t('snoozeTooLate')}</span>}
    </Ask>
  );
}

function Ask({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  const { t } = useWords();
  const place = useRef<HTMLFieldSetElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>('input, button')?.focus(), []);
  return (
    <footer class="actions">
      <fieldset class="reasons" ref={place}>
        <legend class="s b">{title}</legend>
        <div class="row wrap">
          {children}
          <button type="button" class="btn ghost sm" onClick={done}>
            {t('cancel')}
            <kbd>Esc</kbd>
          </button>
        </div>
      </fieldset>
    </footer>
  );
}
