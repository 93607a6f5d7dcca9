import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { StringKey } from '../i18n/translate.ts';
import { Icon } from '../look/icons.tsx';
import { useWords } from '../look/language-context.ts';
import { setPanel } from './panel-store.ts';

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

/** All keys of the panel. */
export function HelpDialog(): JSX.Element {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => setPanel({ helpOpen: false });
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={close}>
      <div class="row">
        <h2 id="help-title" class="grow">
          {t('helpTitle')}
        </h2>
        <button type="button" class="btn ghost sm icon" aria-label={t('close')} onClick={close}>
          <Icon name="close" size={14} />
        </button>
      </div>
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
