import type { JSX } from 'preact';
import type { Statement } from '../../../shared/model/crisis.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { nameSite } from '../../look/name-site.ts';
import { may } from '../panel-store.ts';
import { useKeptText } from '../use-kept.ts';
import { readNow } from '../use-now.ts';
import type { RoomProps } from './room-props.ts';

/** Who put the locked wording where, and a way to note one more place. */
export function StatementPosts({ state, room, statement, doStep }: RoomProps & { statement: Statement }): JSX.Element {
  const { t, language } = useWords();
  const [url, setUrl] = useKeptText(`statement post ${statement.id}`);
  const site = hostOf(url);
  const note = async (event: Event) => {
    event.preventDefault();
    if (site === null) return;
    const body = { site, url: url.trim() };
    const params = { id: statement.id };
    if (await doStep((client) => client.postStatement({ params, body }))) setUrl('');
  };
  return (
    <div class="col">
      <h3 class="xs muted">{t('statementPosted')}</h3>
      {statement.posts.length === 0 && <p class="s muted">{t('statementNotPosted')}</p>}
      <ul class="history">
        {statement.posts.map((post) => (
          <li key={post.url}>
            <span class="num muted">{formatInstant(post.at, readNow(), language)}</span>
            <span class="break">
              {state.people.get(post.personId) ?? '…'} ·{' '}
              <a class="link" href={post.url} target="_blank" rel="noreferrer">
                {nameSite(post.site, language)}
              </a>
            </span>
          </li>
        ))}
      </ul>
      {may(state, 'mentions.handle') && room.case.closedAt === null && (
        <form class="row" onSubmit={(event) => void note(event)}>
          <input
            type="url"
            class="field grow"
            required
            maxLength={4096}
            value={url}
            aria-label={t('statementPostLink')}
            placeholder={t('statementPostLink')}
            onInput={(event) => setUrl(event.currentTarget.value)}
          />
          <button type="submit" class="btn sm" disabled={site === null}>
            {t('statementPostAdd')}
          </button>
        </form>
      )}
    </div>
  );
}

/** The host of an address that can be opened; null for anything else. */
function hostOf(address: string): string | null {
  const url = URL.parse(address.trim());
  return url !== null && /^https?:$/.test(url.protocol) ? url.host : null;
}
