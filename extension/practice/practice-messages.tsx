import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Mark } from '../look/icons.tsx';
import { useWords } from '../look/language-context.ts';
import { PRACTICE_POSTS } from './practice-posts.ts';

/** The made-up inbox: where the private half of an answer goes. */
export function PracticeMessages({ handle }: { handle: string }): JSX.Element {
  const { t, pick } = useWords();
  const [sent, setSent] = useState<readonly { readonly text: string; readonly at: number }[]>([]);
  const box = useRef<HTMLTextAreaElement>(null);
  const author = PRACTICE_POSTS.find((post) => post.handle === handle)?.author;
  const send = (event: Event) => {
    event.preventDefault();
    const text = box.current?.value.trim() ?? '';
    if (box.current === null || text === '') return;
    setSent([...sent, { text, at: performance.now() }]);
    box.current.value = '';
  };
  return (
    <main class="page practice-page">
      <header class="row page-head">
        <Mark />
        <h1>{author === undefined ? t('practiceMessage') : t('practiceMessagesWith', { name: pick(author) })}</h1>
        <span class="drill-sign">{t('drill')}</span>
      </header>
      <section class="card section">
        {sent.length === 0 && <p class="s muted">{t('practiceNoMessages')}</p>}
        {sent.map(({ text, at }) => (
          <p class="message-text" key={at}>
            {text}
          </p>
        ))}
        <form class="composer" onSubmit={send}>
          <textarea
            class="field"
            ref={box}
            rows={4}
            maxLength={2000}
            required
            placeholder={t('practiceMessageHint')}
            aria-label={t('practiceMessageHint')}
          />
          <button type="submit" class="btn primary">
            {t('practiceSend')}
          </button>
        </form>
      </section>
    </main>
  );
}
