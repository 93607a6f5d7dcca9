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
