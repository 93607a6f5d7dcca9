import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { HELP_STRINGS, type HelpKey } from '../i18n/help-strings.ts';
import type { StringKey } from '../i18n/translate.ts';
import { Icon } from '../look/icons.tsx';
import { useWords } from '../look/language-context.ts';
import { type PanelState, setPanel } from './panel-store.ts';
import type { Route } from './route.ts';

const KEYS: readonly (readonly [keys: readonly string[], says: StringKey])[] = [
  [['J', 'K'], 'helpMove'],
  [['↵'], 'helpOpen'],
  [['R'], 'helpReply'],
  [['C'], 'helpClaim'],
  [['T'], 'helpTicket'],
  [['P'], 'helpPass'],
  [['S'], 'helpSnooze'],
  [['N'], 'helpNotOurs'],
  [['X'], 'helpDismiss'],
  [['/'], 'helpSearch'],
  [['Esc'], 'helpBack'],
  [['?'], 'helpHelp'],
];

const ABOUT: Record<Route['view'], HelpKey> = {
  mentions: 'aboutMentions',
  mention: 'aboutMention',
  tickets: 'aboutTickets',
  ticket: 'aboutTicket',
  customer: 'aboutCustomer',
  alerts: 'aboutAlerts',
  sources: 'aboutSources',
  pr: 'aboutPr',
  story: 'aboutPr',
  case: 'aboutPr',
  burst: 'aboutPr',
  templates: 'aboutTemplates',
  team: 'aboutTeam',
};

/** What the view is for, and all keys of the panel. */
export function HelpDialog({ state }: { state: PanelState }): JSX.Element {
  const { t, pick } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => setPanel({ helpOpen: false });
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={close}>
      <div class="row">
        <h2 id="help-title" class="grow">
          {pick(HELP_STRINGS.helpAbout)}
        </h2>
        <button type="button" class="btn ghost sm icon" aria-label={t('close')} onClick={close}>
          <Icon name="close" size={14} />
        </button>
      </div>
      <p class="s about">{pick(HELP_STRINGS[ABOUT[state.route.view]])}</p>
      <h2>{t('helpTitle')}</h2>
      <dl>
        {KEYS.map(([keys, says]) => (
          <div key={says} class="row">
            <dt class="row">
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(says)}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
