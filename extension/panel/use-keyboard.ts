import { useEffect } from 'preact/hooks';
import type { Mention } from '../../shared/model/mention.ts';
import { claim, dismiss, makeTicket, openPost, release, snooze } from './act.ts';
import { isLive } from './mentions/filter-mentions.ts';
import { findTicket } from './mentions/mention-actions.tsx';
import { type Asking, getPanel, may, setPanel } from './panel-store.ts';
import { linkTo, listOf } from './route.ts';
import { readNow } from './use-now.ts';

/** The keys of `help-dialog.tsx`, wherever no text is being written. */
export function useKeyboard(shown: readonly Mention[]): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const writing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      if (event.key === 'Escape') return leave(writing ? (event.target as HTMLElement) : null);
      if (writing || getPanel().helpOpen) return;
      if (act(event.key, shown)) event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [shown]);
}

function leave(field: HTMLElement | null): void {
  const { route, helpOpen, asking } = getPanel();
  if (helpOpen) return; // the dialog closes itself
  if (asking) setPanel({ asking: null });
  else if (field) field.blur();
  else if ('id' in route) location.hash = `#/${listOf(route)}`;
  else setPanel({ selectedId: null });
}

/** True when the key meant something here. */
function act(key: string, shown: readonly Mention[]): boolean {
  const state = getPanel();
  const openId = state.route.view === 'mention' ? state.route.id : state.selectedId;
  const mention = openId === null ? undefined : state.mentions.get(openId);
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return listOf(state.route) === 'mentions' && walk(shown, openId, 1);
    case 'k':
    case 'ArrowUp':
      return listOf(state.route) === 'mentions' && walk(shown, openId, -1);
    case 'Enter':
      if (state.route.view !== 'mentions' || !mention || document.activeElement instanceof HTMLButtonElement)
        return false;
      location.hash = linkTo('mention', mention.id);
      return true;
    case '/':
      document.querySelector<HTMLInputElement>('input[data-search]')?.focus();
      return true;
    case '?':
      setPanel({ helpOpen: true });
      return true;
    default:
      return mention !== undefined && actOn(key, mention);
  }
}

function actOn(key: string, mention: Mention): boolean {
  const state = getPanel();
  if (key === 'r') void openPost(mention.id, 'reply');
  else if (key === 'c' && isLive(mention)) {
    if (mention.claimedBy === null) void claim(mention.id);
    else if (mention.claimedBy === state.pairing?.personId) void release(mention.id);
  } else if (key === 't') {
    const ticket = findTicket(state, mention);
    if (ticket === null) void makeTicket(mention);
    else location.hash = linkTo('ticket', ticket);
  } else return isLive(mention) && may(state, 'mentions.handle') && settle(key, mention);
  return true;
}

/** Pass on, put off, set aside; what has to be asked is asked at the open mention. */
function settle(key: string, mention: Mention): boolean {
  const { snoozed, asking } = getPanel();
  if (key === 'p') ask('pass', mention);
  else if (key === 's' && (snoozed.get(mention.id) ?? 0) > readNow()) void snooze(mention.id, null);
  else if (key === 's') ask('snooze', mention);
  else if (key === 'x' && asking === 'dismiss') void dismiss(mention.id, 'spam').then(() => setPanel({ asking: null }));
  else if (key === 'x') ask('dismiss', mention);
  else if (key === 'n') void dismiss(mention.id, 'not-ours').then(() => setPanel({ asking: null }));
  else return false;
  return true;
}

function ask(asking: Asking, mention: Mention): void {
  setPanel({ asking, selectedId: mention.id });
  location.hash = linkTo('mention', mention.id);
}

function walk(shown: readonly Mention[], fromId: string | null, step: 1 | -1): boolean {
  const at = shown.findIndex((mention) => mention.id === fromId);
  const next = shown[at < 0 ? 0 : Math.min(shown.length - 1, Math.max(0, at + step))];
  if (!next) return false;
  setPanel({ selectedId: next.id });
  if (getPanel().route.view === 'mention') location.hash = linkTo('mention', next.id);
  // The row may only now come into the page.
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-mention="${CSS.escape(next.id)}"]`)?.focus({ preventScroll: true });
  });
  return true;
}
