import type { JSX } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiError } from '../../shared/api-client.ts';
import type { Labels } from '../../shared/model/labels.ts';
import { STRINGS } from '../i18n/translate.ts';
import { Icon } from '../look/icons.tsx';
import { useWords } from '../look/language-context.ts';
import { createMonitorClient } from '../sync/monitor-client.ts';
import { readPairing } from '../sync/pairing-store.ts';
import { ListRow } from './list-row.tsx';
import type { ListWish } from './list-wish.ts';
import type { BoardData } from './load-board.ts';
import { nameList } from './name-list.ts';
import { type RowPage, readRows } from './read-rows.ts';

interface Props {
  readonly wish: ListWish;
  readonly data: BoardData;
  readonly onClose: () => void;
}

const NOTHING: RowPage = { rows: [], total: 0, next: null };

/** The rows behind a number, the worst first, read as they are looked at; each opens in the panel. */
export function BoardList({ wish, data, onClose }: Props): JSX.Element {
  const words = useWords();
  const { t, pick } = words;
  const dialog = useRef<HTMLDialogElement>(null);
  const [found, setFound] = useState(NOTHING);
  const [reading, setReading] = useState(true);
  const [problem, setProblem] = useState<Labels | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const read = useCallback(
    (after: string | null) => {
      setReading(true);
      readPaired(wish, data, after)
        .then(
          (page) => setFound((known) => ({ ...page, rows: [...known.rows, ...page.rows] })),
          (error: unknown) => {
            if (!(error instanceof ApiError)) console.error('[earshot]', error);
            setProblem(error instanceof ApiError ? error.labels : STRINGS.wentWrong);
          },
        )
        .finally(() => setReading(false));
    },
    [wish, data],
  );
  useEffect(() => read(null), [read]);
  const { rows, total, next } = found;
  return (
    <dialog ref={dialog} class="list" aria-labelledby="list-title" onClose={onClose}>
      <div class="row list-head">
        <h2 id="list-title" class="grow">
          {nameList(wish, data.people, words)}
        </h2>
        {!reading && !problem && <span class="s muted num">{t('listAll', { n: total })}</span>}
        <button type="button" class="btn ghost sm icon" aria-label={t('close')} onClick={onClose}>
          <Icon name="close" size={14} />
        </button>
      </div>
      <ul>
        {rows.map((one) => (
          <ListRow key={one.what === 'mentions' ? one.row.mention.id : one.row.ticket.id} of={wish.of} one={one} />
        ))}
      </ul>
      <p class="list-foot s muted" role="status">
        {problem ? (
          pick(problem)
        ) : reading ? (
          t('loading')
        ) : next ? (
          <button type="button" class="btn sm" onClick={() => read(next)}>
            {t('listMore', { n: total - rows.length })}
          </button>
        ) : (
          t(total === 0 ? 'listEmpty' : 'listWorstFirst')
        )}
      </p>
    </dialog>
  );
}

async function readPaired(wish: ListWish, data: BoardData, after: string | null): Promise<RowPage> {
  const pairing = await readPairing();
  if (!pairing) throw new ApiError(401, { code: 'not-paired', message: STRINGS.boardAlone });
  return readRows(createMonitorClient(pairing), wish, data, after);
}
