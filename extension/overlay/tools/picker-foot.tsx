import type { JSX } from 'preact';
import type { Language } from '../../../shared/model/labels.ts';
import { sayTool } from './say-tool.ts';

interface Props {
  readonly language: Language;
  readonly canFill: boolean;
  readonly canMessage: boolean;
  readonly hasDirect: boolean;
  readonly onFill: (withDirect: boolean) => void;
}

/** The ways to fill a reply in; sending is the person's. */
export function PickerFoot({ language, canFill, canMessage, hasDirect, onFill }: Props): JSX.Element {
  return (
    <div class="foot row">
      {hasDirect ? (
        <>
          <button type="button" class="btn p" disabled={!canFill || !canMessage} onClick={() => onFill(true)}>
            {sayTool(language, 'fillBoth')}
          </button>
          <button type="button" class="btn" disabled={!canFill} onClick={() => onFill(false)}>
            {sayTool(language, 'fillPublic')}
          </button>
        </>
      ) : (
        <button type="button" class="btn p" disabled={!canFill} onClick={() => onFill(false)}>
          {sayTool(language, 'fillOnly')}
        </button>
      )}
      <span class="grow" />
      <span class="xs muted">{sayTool(language, 'youSend')}</span>
    </div>
  );
}

/** In our own box a slash where a word would begin means another reply, as it does in the boxes of sites. */
export function isFreshLine(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0] as HTMLElement;
  if (target.localName === 'input') return false;
  if (target.localName !== 'textarea') return true;
  const { value, selectionStart } = target as HTMLTextAreaElement;
  return /(?:^|\s)$/u.test(value.slice(0, selectionStart));
}
