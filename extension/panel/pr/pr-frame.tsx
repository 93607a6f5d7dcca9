import type { ComponentChildren, JSX } from 'preact';
import { Icon } from '../../look/icons.tsx';
import { useWords } from '../../look/language-context.ts';
import type { PanelState } from '../panel-store.ts';
import { linkToTab, type PrTab } from '../route.ts';

/** What a view of the PR desk is read at; null: the monitor cannot be asked now. */
export function versionOf(state: PanelState): number | null {
  return state.link.kind === 'live' ? state.prVersion : null;
}

interface HeadProps {
  readonly asPane: boolean;
  readonly back: PrTab;
  readonly children: ComponentChildren;
}

/** The bar over a detail: the way back, and what it is. */
export function DetailHead({ asPane, back, children }: HeadProps): JSX.Element {
  const { t } = useWords();
  return (
    <header class="detail-head row">
      {!asPane && (
        <a class="btn ghost sm icon" href={linkToTab(back)} aria-label={t('back')}>
          <Icon name="back" />
        </a>
      )}
      {children}
    </header>
  );
}

/** One line of a list of facts. */
export function Fact({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
