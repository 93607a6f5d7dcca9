import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Mark } from '../look/icons.tsx';
import { LanguageContext, useWords } from '../look/language-context.ts';
import { type Look, useLook } from '../look/use-look.ts';
import type { PageHandle } from '../overlay/page-handle.ts';
import { PracticeMessages } from './practice-messages.tsx';
import { PRACTICE_POSTS } from './practice-posts.ts';
import { PracticeThread } from './practice-thread.tsx';
import { hasTicket, startDrill, stopClock } from './start-drill.ts';

const STEPS = ['opened', 'filled', 'sent', 'ticket'] as const;
type Step = (typeof STEPS)[number];
const STEP_KEYS = {
  opened: 'practiceFind',
  filled: 'welcomeDrill2',
  sent: 'welcomeDrill3',
  ticket: 'welcomeDrill4',
} as const;
/** Tickets are made by the overlay, which tells nobody: it is looked at. */
const LOOK_EVERY_MS = 500;

/** The drill without a monitor on this machine: a made-up social page of the extension's own, with the overlay at work on it. */
export function PracticePage({ look }: { look: Look }): JSX.Element {
  const { language } = useLook(look);
  const person = new URLSearchParams(location.search).get('dm');
  return (
    <LanguageContext.Provider value={language}>
      {person === null ? <Square /> : <PracticeMessages handle={person} />}
    </LanguageContext.Provider>
  );
}

function Square(): JSX.Element {
  const { t } = useWords();
  const [openedAt] = useState(() => Date.now());
  const [done, setDone] = useState<ReadonlySet<Step>>(new Set());
  const [page, setPage] = useState<PageHandle | null>(null);
  const [isGone, setGone] = useState(false);
  const note = (step: Step) => setDone((before) => (before.has(step) ? before : new Set([...before, step])));
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once, when the posts stand
  useEffect(() => {
    startDrill(document, openedAt, { onOpened: () => note('opened') }).then(setPage, (error: unknown) => {
      console.error('[earshot]', error);
      setGone(true);
    });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `note` is made anew at each drawing and is always the same
  useEffect(() => {
    if (page === null) return undefined;
    const timer = setInterval(() => hasTicket(page) && note('ticket'), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [page]);
  const isOver = done.size === STEPS.length;
  return (
    <main class="page practice-page">
      <header class="row page-head">
        <Mark />
        <h1>{t('practiceTitle')}</h1>
        <span class="drill-sign">{t('drill')}</span>
      </header>
      <section class="card section" aria-labelledby="practice-steps">
        <h2 id="practice-steps">{t('welcomeDrillTitle')}</h2>
        <p class="s muted">{t('practiceOwnIntro')}</p>
        <ol class="drill-steps">
          {STEPS.map((step) => (
            <li key={step} class={done.has(step) ? 'done' : ''}>
              {t(STEP_KEYS[step])}
              {done.has(step) && <span class="sr">{t('practiceStepDone')}</span>}
            </li>
          ))}
        </ol>
        {isGone && (
          <p class="s bad" role="alert">
            {t('practiceFailed')}
          </p>
        )}
        <p class="s good" role="status">
          {isOver && t('practiceOver')}
        </p>
      </section>
      {PRACTICE_POSTS.map((post) => (
        <PracticeThread
          key={post.id}
          post={post}
          at={openedAt - post.minutesAgo * 60_000}
          onTyped={() => note('filled')}
          onSent={() => {
            note('sent');
            if (page) stopClock(page, post.id);
          }}
        />
      ))}
    </main>
  );
}
