import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../../shared/model/labels.ts';
import type { DismissReason } from '../../../shared/model/mention.ts';
import { LEVEL_WORDS } from '../../i18n/term-labels.ts';
import { describeLevel } from '../../look/describe-mention.ts';
import type { PostMark } from '../../messages.ts';
import { CHIP_STRINGS } from '../overlay-strings.ts';
import { type Box, inPixels, type Point, placeBelow } from './place-beside.ts';
import { sayTool } from './say-tool.ts';
import type { ToolStringKey } from './tool-strings.ts';

export interface BarProps {
  readonly mark: PostMark | null;
  /** Practice: nobody takes it for the real thing. */
  readonly drill: boolean;
  readonly language: Language;
  readonly anchor: () => Box;
  readonly rtl: boolean;
  /** This person has it. */
  readonly mine: boolean;
  /** Name of the colleague who has it; null: nobody has, or their name is not known. */
  readonly holder: string | null;
  readonly hasMessages: boolean;
  readonly onReply: () => void;
  readonly onMessage: () => void;
  readonly onTicket: () => void;
  readonly onClaim: () => void;
  readonly onRelease: () => void;
  readonly onAnswered: () => void;
  readonly onDismiss: (reason: DismissReason) => void;
  readonly onReopen: () => void;
  readonly onPanel: () => void;
  readonly onClose: () => void;
}

const REASONS: readonly (readonly [DismissReason, ToolStringKey])[] = [
  ['not-ours', 'notOurs'],
  ['spam', 'spam'],
  ['no-answer-needed', 'noAnswer'],
];

/** What can be done with a post, in one line beside it. */
export function Bar(props: BarProps): JSX.Element {
  const { mark, language, anchor, rtl } = props;
  const place = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<Point | null>(null);
  const [menu, setMenu] = useState(false);
  const mention = mark?.mention ?? null;
  const t = (key: ToolStringKey, params?: Readonly<Record<string, string | number>>): string =>
    sayTool(language, key, params);

  useLayoutEffect(() => {
    const put = (): void => {
      const size = place.current?.getBoundingClientRect();
      if (size) setAt(placeBelow(anchor(), size, { width: window.innerWidth, height: window.innerHeight }, rtl));
    };
    put();
    window.addEventListener('scroll', put, { capture: true, passive: true });
    window.addEventListener('resize', put, { passive: true });
    return () => {
      window.removeEventListener('scroll', put, { capture: true });
      window.removeEventListener('resize', put);
    };
  }, [anchor, rtl]);

  const placed = at !== null;
  useLayoutEffect(() => {
    if (placed) place.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [placed]);

  const press = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const act = {
      r: props.onReply,
      '/': props.onReply,
      p: props.onMessage,
      t: props.onTicket,
      escape: menu ? () => setMenu(false) : props.onClose,
    }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const level = mark?.level ?? 'blue';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons inside
    <div onKeyDown={press}>
      <div
        class={props.drill ? 'bar is-drill' : 'bar'}
        role="toolbar"
        aria-label={t('bar')}
        ref={place}
        style={at ? inPixels(at) : { visibility: 'hidden' }}
      >
        {props.drill && <span class="cell drill">{CHIP_STRINGS.drill[language]}</span>}
        {mark && (
          <span class={`cell level ground ${level}`}>
            {mention ? describeLevel(mention, language) : LEVEL_WORDS[level][language]}
          </span>
        )}
        <button type="button" onClick={props.onReply}>
          {t('reply')} <kbd>R</kbd>
        </button>
        <button
          type="button"
          onClick={props.onMessage}
          title={props.hasMessages ? undefined : t('noMessage')}
          class={props.hasMessages ? '' : 'faint'}
        >
          {t('message')} <kbd>P</kbd>
        </button>
        <button type="button" onClick={props.onTicket}>
          {mark?.ticket
            ? t('openTicket', { number: mark.ticket.number === null ? '' : `#${mark.ticket.number}` })
            : t('makeTicket')}{' '}
          <kbd>T</kbd>
        </button>
        {mention?.state === 'claimed' && (
          <>
            <span class="sep" />
            <span class="cell acc">{nameHolder(props)}</span>
          </>
        )}
        {mention?.state === 'answered' && (
          <>
            <span class="sep" />
            <span class="cell green">{t('answered')}</span>
          </>
        )}
        {mention && (
          <button
            type="button"
            class="muted"
            aria-label={t('more')}
            aria-expanded={menu}
            aria-haspopup="menu"
            onClick={() => setMenu(!menu)}
          >
            ⋯
          </button>
        )}
      </div>
      {menu && mention && at && (
        <BarMenu {...props} state={mention.state} at={at} height={place.current?.offsetHeight ?? 36} />
      )}
    </div>
  );
}

function nameHolder({ mine, holder, language }: BarProps): string {
  if (mine) return sayTool(language, 'inHandYou');
  return holder === null ? sayTool(language, 'inHand') : sayTool(language, 'inHandBy', { name: holder });
}

type MenuProps = BarProps & { readonly state: string; readonly at: Point; readonly height: number };

function BarMenu({ language, state, at, height, mine, ...act }: MenuProps): JSX.Element {
  const settled = state === 'answered' || state === 'dismissed';
  const item = (key: ToolStringKey, onClick: () => void): JSX.Element => (
    <button type="button" role="menuitem" onClick={onClick}>
      {sayTool(language, key)}
    </button>
  );
  const top = at.top + height + 4 + 260 > window.innerHeight ? at.top - 264 : at.top + height + 4;
  return (
    <div class="menu" role="menu" style={inPixels({ left: at.left + 40, top: Math.max(8, top) })}>
      {settled ? (
        item('reopen', act.onReopen)
      ) : (
        <>
          {mine ? item('release', act.onRelease) : item('claim', act.onClaim)}
          {item('answeredSelf', act.onAnswered)}
          <hr />
          {REASONS.map(([reason, key]) => item(key, () => act.onDismiss(reason)))}
        </>
      )}
      <hr />
      {item('openPanel', act.onPanel)}
    </div>
  );
}
