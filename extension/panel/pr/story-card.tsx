import type { JSX } from 'preact';
import type { Story } from '../../../shared/model/story.ts';
import { LEVEL_WORDS } from '../../i18n/term-labels.ts';
import { formatAgo, formatSpan } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import type { PanelState } from '../panel-store.ts';
import { linkTo } from '../route.ts';
import { readNow } from '../use-now.ts';

/** One story in the list: how grave, what, how many posts in what time, whose it is. */
export function StoryCard({ state, story }: { state: PanelState; story: Story }): JSX.Element {
  const { t, pick, language } = useWords();
  const owner = state.people.get(story.ownerId ?? '');
  return (
    <a class="card mention" href={linkTo('story', story.id)}>
      <span class={`bar bar-${story.level}`} />
      <span class="row s">
        <span class={`tag ${story.level}`}>{pick(LEVEL_WORDS[story.level])}</span>
        <span class="b num">{t('postsCount', { n: story.size })}</span>
        {story.drill && <span class="tag">{t('drill')}</span>}
        <span class="grow" />
        <span class="faint xs">{formatAgo(story.lastAt, readNow(), language)}</span>
      </span>
      <span class="two excerpt">
        <bdi>{story.title}</bdi>
      </span>
      <span class="row xs muted foot">
        <span class="cut grow">
          {state.brands.length > 1 && `${nameBrand(state, story.brandId)} · `}
          {t('storySpan', { time: formatSpan(story.lastAt - story.startedAt, language) })}
        </span>
        <span class={owner ? 'tag accent' : 'faint'}>{owner ?? t('nobodyYet')}</span>
      </span>
    </a>
  );
}

/** Name of a brand; its id where the panel does not know it. */
export function nameBrand(state: PanelState, brandId: string | null): string {
  return state.brands.find(({ id }) => id === brandId)?.name ?? brandId ?? '';
}
