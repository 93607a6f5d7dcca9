import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Mention } from '../../../shared/model/mention.ts';
import { useWords } from '../../look/language-context.ts';
import { MentionCard } from '../mentions/mention-card.tsx';
import type { PanelState } from '../panel-store.ts';

const SHOWN = 30;

/** The posts of a story or a burst, some at first and more on demand. */
export function PostList({ state, mentions }: { state: PanelState; mentions: readonly Mention[] }): JSX.Element {
  const { t } = useWords();
  const [shown, setShown] = useState(SHOWN);
  return (
    <section class="col posts" aria-label={t('storyPosts')}>
      <h2 class="s">{t('storyPosts')}</h2>
      {mentions.slice(0, shown).map((mention) => (
        <MentionCard
          key={mention.id}
          mention={mention}
          selected={false}
          people={state.people}
          myId={state.pairing?.personId ?? null}
        />
      ))}
      {mentions.length > shown && (
        <button type="button" class="btn" onClick={() => setShown(shown + SHOWN)}>
          {t('showMore', { n: mentions.length - shown })}
        </button>
      )}
    </section>
  );
}
