import type { JSX } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ApiQuery } from '../../shared/api.ts';
import { ApiError } from '../../shared/api-client.ts';
import type { Labels } from '../../shared/model/labels.ts';
import type { Mention } from '../../shared/model/mention.ts';
import { STRINGS } from '../i18n/translate.ts';
import { describeLevel } from '../look/describe-mention.ts';
import { formatInstant } from '../look/format-time.ts';
import { Icon } from '../look/icons.tsx';
import { useWords } from '../look/language-context.ts';
import { nameSite } from '../look/name-site.ts';
import { createMonitorClient } from '../sync/monitor-client.ts';
import { readPairing } from '../sync/pairing-store.ts';

const PAGE = 200;
/** So many are looked for at once; a button goes on. */
const WANTED = 60;

/** Which posts stand behind a number. */
export interface ListWish {
  readonly name: string;
  readonly query: ApiQuery<'listMentions'>;
  /** What the monitor's list cannot be asked for. */
  readonly keep?: (mention: Mention) => boolean;
}

export type OpenList = (wish: ListWish) => void;

/** What is put aside for these reasons counts in no figure, and stands in no list of one. */
const NOT_COUNTED = ['spam', 'not-ours', 'duplicate'];

/** The posts behind a number, read as they are looked at; each opens in the panel. */
export function BoardList({ wish, onClose }: { wish: ListWish; onClose: () => void }): JSX.Element {
  const { t, pick, language } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [mentions, setMentions] = useState<readonly Mention[]>([]);
  const [next, setNext] = useState<string | null | undefined>(undefined);
  const [reading, setReading] = useState(true);
  const [problem, setProblem] = useState<Labels | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const read = useCallback(
    (from: string | null | undefined) => {
      setReading(true);
      readMore(wish, from).then(
        (page) => {
          setMentions((known) => [...known, ...page.mentions]);
          setNext(page.next);
          setReading(false);
        },
        (error: unknown) => {
          if (!(error instanceof ApiError)) console.error('[earshot]', error);
          setProblem(error instanceof ApiError ? error.labels : STRINGS.wentWrong);
          setReading(false);
        },
      );
    },
    [wish],
  );
  useEffect(() => read(undefined), [read]);
  const now = Date.now();
  return (
    <dialog ref={dialog} class="list" aria-labelledby="list-title" onClose={onClose}>
      <div class="row list-head">
        <h2 id="list-title" class="grow">
          {wish.name}
        </h2>
        <button type="button" class="btn ghost sm icon" aria-label={t('close')} onClick={onClose}>
          <Icon name="close" size={14} />
        </button>
      </div>
      <ul>
        {mentions.map((mention) => (
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
      <p class="list-foot s muted" role="status">
        {problem ? (
          pick(problem)
        ) : reading ? (
          t('loading')
        ) : next ? (
          <button type="button" class="btn sm" onClick={() => read(next)}>
            {t('listMore')}
          </button>
        ) : (
          t('listAll', { n: mentions.length })
        )}
      </p>
    </dialog>
  );
}

async function readMore(
  { query, keep }: ListWish,
  from: string | null | undefined,
): Promise<{ readonly mentions: readonly Mention[]; readonly next: string | null }> {
  const pairing = await readPairing();
  if (!pairing) throw new ApiError(401, { code: 'not-paired', message: STRINGS.boardAlone });
  const client = createMonitorClient(pairing);
  const mentions: Mention[] = [];
  let after = from;
  while (after !== null && mentions.length < WANTED) {
    const page: Awaited<ReturnType<typeof client.listMentions>> = await client.listMentions({
      query: { ...query, order: 'newest', limit: PAGE, ...(after === undefined ? {} : { after }) },
    });
    for (const one of page.items) {
      if (!NOT_COUNTED.includes(one.dismissReason ?? '') && (keep?.(one) ?? true)) mentions.push(one);
    }
    after = page.next;
  }
  return { mentions, next: after ?? null };
}
