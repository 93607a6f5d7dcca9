import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Labels } from '../../shared/model/labels.ts';
import { useWords, type Words } from '../look/language-context.ts';
import { BoardDialog } from './board-dialog.tsx';
import { ListRow } from './list-row.tsx';
import type { BoardData } from './load-board.ts';
import { nameList } from './name-list.ts';
import { pairedClient } from './paired-client.ts';
import { type RowPage, type RowWish, readRows } from './read-rows.ts';
import { sayProblem } from './say-problem.ts';

interface Props {
  readonly wish: RowWish;
  readonly data: BoardData;
  readonly onClose: () => void;
}

const NOTHING: RowPage = { rows: [], total: 0, next: null };

/** The rows behind a number, the worst first, read as they are looked at; each opens in the panel. */
export function BoardList({ wish, data, onClose }: Props): JSX.Element {
  const words = useWords();
  const { t, pick } = words;
  const [found, setFound] = useState(NOTHING);
  const [reading, setReading] = useState(true);
  const [problem, setProblem] = useState<Labels | null>(null);
  const read = useCallback(
    (after: string | null) => {
      setReading(true);
      pairedClient()
        .then((client) => readRows(client, wish, data, after))
        .then(
          (page) => setFound((known) => ({ ...page, rows: [...known.rows, ...page.rows] })),
          (error: unknown) => setProblem(sayProblem(error)),
        )
        .finally(() => setReading(false));
    },
    [wish, data],
  );
  useEffect(() => read(null), [read]);
  const { rows, total, next } = found;
  return (
    <BoardDialog
      title={nameList(wish, data, words)}
      aside={!reading && !problem && <span class="s muted num">{t('listAll', { n: total })}</span>}
      onClose={onClose}
    >
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
          footOf(total, rows.length, wish, t)
        )}
      </p>
    </BoardDialog>
  );
}

function footOf(total: number, shown: number, { what }: RowWish, t: Words['t']): string {
  if (total === 0) return t('listEmpty');
  if (what !== 'term') return t('listWorstFirst');
  return shown < total ? t('listFirstOf', { n: shown }) : t('listTermCounts');
}
