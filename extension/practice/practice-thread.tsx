import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { formatAgo } from '../look/format-time.ts';
import { useWords } from '../look/language-context.ts';
import type { PracticePost } from './practice-posts.ts';

interface Reply {
  readonly text: string;
  readonly at: number;
}

interface Props {
  readonly post: PracticePost;
  /** When it was "published", epoch milliseconds. */
  readonly at: number;
  /** Something stands in the reply box. */
  readonly onTyped: () => void;
  /** The person sent an answer. */
  readonly onSent: () => void;
}

/** One post with its answers and reply box, in the markup of the monitor's practice site. Nothing of it leaves the page. */
export function PracticeThread({ post, at, onTyped, onSent }: Props): JSX.Element {
  const { t, pick, language } = useWords();
  const [replies, setReplies] = useState<readonly Reply[]>([]);
  const box = useRef<HTMLTextAreaElement>(null);
  const send = (event: Event) => {
    event.preventDefault();
    const text = box.current?.value.trim() ?? '';
    if (box.current === null || text === '') return;
    setReplies([...replies, { text, at: Date.now() }]);
    box.current.value = '';
    onSent();
  };
  const author = pick(post.author);
  return (
    <article class="card section post" data-post-id={post.id} lang={language}>
      <header class="byline row">
        <span class="avatar" aria-hidden="true">
          {[...author][0]}
        </span>
        <strong data-author={post.handle}>{author}</strong>
        <time class="xs muted" dateTime={new Date(at).toISOString()}>
          {formatAgo(at, Date.now(), language)}
        </time>
      </header>
      <p class="post-text">{pick(post.text)}</p>
      <footer class="row xs muted">
        <a class="link" href={`/practice.html?dm=${post.handle}`} target="_blank" rel="noreferrer" data-dm>
          {t('practiceMessage')}
        </a>
      </footer>
      <section class="replies">
        {replies.map((reply, index) => (
          <div class="reply" key={reply.at} data-reply-id={`${post.id}-${index}`} data-own>
            <strong data-author="cloudlet-care">{t('practiceOwnAccount')}</strong>{' '}
            <time class="xs muted" dateTime={new Date(reply.at).toISOString()}>
              {formatAgo(reply.at, Date.now(), language)}
            </time>
            <p class="reply-text">{reply.text}</p>
          </div>
        ))}
      </section>
      <div class="answer">
        <details>
          <summary class="btn sm">{t('practiceReply')}</summary>
          <form class="composer" onSubmit={send}>
            <textarea
              class="field"
              ref={box}
              rows={3}
              maxLength={2000}
              required
              placeholder={t('practiceReplyHint')}
              aria-label={t('practiceReplyHint')}
              onInput={(event) => event.currentTarget.value.trim() !== '' && onTyped()}
            />
            <button type="submit" class="btn primary">
              {t('practiceSend')}
            </button>
          </form>
        </details>
      </div>
    </article>
  );
}
