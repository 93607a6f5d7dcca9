import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from '../look/icons.tsx';

const SIGNS: Record<Props['kind'], IconName> = {
  calm: 'ear',
  search: 'search',
  loading: 'clock',
  offline: 'offline',
  blind: 'warn',
};

interface Props {
  readonly kind: 'calm' | 'search' | 'loading' | 'offline' | 'blind';
  readonly title: string;
  readonly text?: string;
  readonly children?: ComponentChildren;
}

/** What stands where a list would be: what it means that nothing is here, and what can be done. */
export function EmptyState({ kind, title, text, children }: Props): JSX.Element {
  return (
    <div class={`empty empty-${kind}`} role={kind === 'loading' ? 'status' : undefined}>
      <span class="sign">
        <Icon name={SIGNS[kind]} size={22} />
      </span>
      <p class="b">{title}</p>
      {text && <p class="s muted">{text}</p>}
      {children}
    </div>
  );
}
