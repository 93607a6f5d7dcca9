import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Mention } from '../../shared/model/mention.ts';
import { describeLevel } from '../look/describe-mention.ts';
import { formatInstant } from '../look/format-time.ts';
import { Icon } from '../look/icons.tsx';
import { useWords } from '../look/language-context.ts';
import { nameSite } from '../look/name-site.ts';

/** More than this are not drawn; the export has them all. */
const MOST = 300;

interface Props {
  readonly name: string;
  readonly mentions: readonly Mention[];
  readonly onClose: () => void;
}

/** The posts behind a number; each opens in the panel. */
export function BoardList({ name, mentions, onClose }: Props): JSX.Element {
  const { t, language } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const now = Date.now();
  return (
    <dialog ref={dialog} class="list" aria-labelledby="list-title" onClose={onClose}>
      <div class="row list-head">
        <h2 id="list-title" class="grow">
          {t('listTitle', { name, n: mentions.length })}
        </h2>
        <button type="button" class="btn ghost sm icon" aria-label={t('close')} onClick={onClose}>
          <Icon name="close" size={14} />
        </button>
      </div>
      <ul>
        {mentions.slice(0, MOST).map((mention) => (
          <li key={mention.id}>
            <a href={`sidepanel.html#/mention/${encodeURIComponent(mention.id)}`} target="_blank" rel="noreferrer">
              <span class="row s">
                <span class={`tag ${mention.level}`}>{describeLevel(mention, language)}</span>
                <span class="muted cut grow">
                  {nameSite(mention.site, language)} · <bdi>{mention.author?.name ?? t('unknownAuthor')}</bdi>
                </span>
                <span class="faint xs num">{formatInstant(mention.publishedAt, now, language)}</span>
              </span>
              <span class="two">
                <bdi>{mention.text}</bdi>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </dialog>
  );
}
