import type { JSX } from 'preact';
import { useCallback, useEffect } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import type { ApiClient } from '../../../shared/api-client.ts';
import { LEVELS } from '../../../shared/model/analysis.ts';
import { sumMetrics } from '../../../shared/understanding/sum-reactions.ts';
import { LEVEL_WORDS, MENTION_STATE_WORDS } from '../../i18n/term-labels.ts';
import { formatCount } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { nameSite } from '../../look/name-site.ts';
import { tryMonitor } from '../act.ts';
import { panelClient } from '../load-panel.ts';
import { may, type PanelState, putMentions } from '../panel-store.ts';
import { linkTo } from '../route.ts';
import { type Answer, useAnswer } from '../use-answer.ts';
import { Waiting } from '../waiting.tsx';
import { PostList } from './post-list.tsx';
import { DetailHead, Fact, versionOf } from './pr-frame.tsx';
import { ReachPlot } from './reach-plot.tsx';
import { StoryTimes } from './story-times.tsx';

type Known = ApiAnswer<'getStory'>;
interface Props {
  readonly state: PanelState;
  readonly id: string;
  readonly asPane: boolean;
}

/** One story: what made its level, how it spreads, who started it, what was answered, whose it is. */
export function StoryDetail({ state, id, asPane }: Props): JSX.Element {
  const { t, pick, language } = useWords();
  const read = useCallback((client: ApiClient) => client.getStory({ params: { id } }), [id]);
  const { answer, doStep } = useAnswer(read, versionOf(state));
  useEffect(() => {
    // So that a post of the story opens like any other.
    if (answer) putMentions(answer.mentions);
  }, [answer]);
  if (!answer) return <Waiting state={state} />;
  const { story, numbers, mentions } = answer;
  const reactions = sumMetrics(mentions);
  const gravest = mentions.find(({ level }) => level === story.level);
  return (
    <article class="detail" aria-label={story.title}>
      <DetailHead asPane={asPane} back="stories">
        <h1 class={`tag ${story.level}`}>{pick(LEVEL_WORDS[story.level])}</h1>
        <span class="b num">{t('postsCount', { n: numbers.posts })}</span>
        <span class="faint xs num">#{story.number}</span>
        {story.drill && <span class="tag">{t('drill')}</span>}
        <span class="grow" />
      </DetailHead>
      <div class="detail-body">
        <p class="post break">
          <bdi>{story.title}</bdi>
        </p>
        <StoryTimes first={numbers.first} />
        <section class="card box">
          <h2 class="s">{t('storyLevelWhy')}</h2>
          <dl class="facts">
            <Fact name={t('storyLevels')}>
              <span class="row wrap">
                {[...LEVELS]
                  .reverse()
                  .filter((level) => numbers.levels[level] > 0)
                  .map((level) => (
                    <span key={level} class={`tag ${level}`}>
                      {pick(LEVEL_WORDS[level])} {numbers.levels[level]}
                    </span>
                  ))}
              </span>
            </Fact>
            <Fact name={t('storyAuthors')}>{t('authorsCount', { n: numbers.authors })}</Fact>
            <Fact name={t('storySites')}>
              {numbers.sites.map(({ site, count }) => `${nameSite(site, language)} ${count}`).join(' · ')}
            </Fact>
            {reactions.size > 0 && (
              <Fact name={t('storyReactions', { n: mentions.length })}>
                {[...reactions].map(([name, count]) => t(name, { n: formatCount(count, language) })).join(' · ')}
              </Fact>
            )}
            <Fact name={t('storyStates')}>
              {(['open', 'claimed', 'answered', 'dismissed'] as const)
                .filter((one) => numbers.states[one] > 0)
                .map((one) => `${pick(MENTION_STATE_WORDS[one])} ${numbers.states[one]}`)
                .join(' · ')}
            </Fact>
          </dl>
          {gravest && (
            <ul class="s muted why">
              {gravest.analysis.why.slice(0, 4).map((reason) => (
                <li key={reason.zh}>
                  {language === 'zh-CN' ? reason.zh : reason.en} <span class="faint num xs">{reason.rule}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
        <ReachPlot numbers={numbers} />
        <Handling state={state} known={answer} doStep={doStep} />
        <PostList state={state} mentions={mentions} />
      </div>
    </article>
  );
}

/** Whose story it is, and the case that is worked for it. */
function Handling({ state, known, doStep }: { state: PanelState; known: Known } & Pick<Answer<Known>, 'doStep'>) {
  const { t } = useWords();
  const { story, cases } = known;
  const works = may(state, 'cases.work');
  const give = (ownerId: string | null) =>
    doStep((client) => client.setStoryOwner({ params: { id: story.id }, body: { ownerId } }));
  const open = async () => {
    const body = { title: story.title, storyId: story.id, brandId: story.brandId, drill: story.drill };
    const made = await tryMonitor(panelClient(), (client) => client.openCase({ body }));
    if (made) location.hash = linkTo('case', made.case.id);
  };
  return (
    <section class="card box">
      <dl class="facts">
        <Fact name={t('storyOwner')}>
          {works ? (
            <select
              class="btn sm"
              aria-label={t('storyOwner')}
              value={story.ownerId ?? ''}
              onChange={(event) => void give(event.currentTarget.value || null)}
            >
              <option value="">{t('nobodyYet')}</option>
              {[...state.people].map(([id, name]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          ) : (
            (state.people.get(story.ownerId ?? '') ?? t('nobodyYet'))
          )}
        </Fact>
        <Fact name={t('prCases')}>
          <span class="row wrap">
            {cases.map((one) => (
              <a key={one.id} class="link" href={linkTo('case', one.id)}>
                {t('caseNumber', { n: one.number })} {one.closedAt === null ? t('caseRunning') : t('caseClosed')}
              </a>
            ))}
            {works && cases.every(({ closedAt }) => closedAt !== null) && (
              <button type="button" class="btn sm" data-do="open-case" onClick={() => void open()}>
                {t('caseOpen')}
              </button>
            )}
          </span>
        </Fact>
      </dl>
    </section>
  );
}
