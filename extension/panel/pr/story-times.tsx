import type { JSX } from 'preact';
import type { StoryNumbers } from '../../../shared/model/story.ts';
import { useWords } from '../../look/language-context.ts';
import { InstantSteps } from '../mentions/instant-steps.tsx';

/** Published → found → told → answered, each for the first time over all posts of a story. */
export function StoryTimes({ first }: { first: StoryNumbers['first'] }): JSX.Element {
  const { t } = useWords();
  return (
    <InstantSteps
      label={t('storyTimes')}
      steps={[
        ['stepPublished', first.publishedAt],
        ['stepFound', first.foundAt],
        ['stepTold', first.toldAt],
        ['stepAnswered', first.answeredAt],
      ]}
    />
  );
}
