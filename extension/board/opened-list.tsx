import type { JSX } from 'preact';
import { BoardList } from './board-list.tsx';
import { CostList } from './cost-list.tsx';
import type { ListWish } from './list-wish.ts';
import type { BoardData } from './load-board.ts';
import { NpsList } from './nps-list.tsx';

interface Props {
  readonly wish: ListWish;
  readonly data: BoardData;
  readonly onClose: () => void;
}

/** The list that the address names. */
export function OpenedList({ wish, data, onClose }: Props): JSX.Element {
  if (wish.what === 'nps') return <NpsList groups={data.npsGroups} data={data} onClose={onClose} />;
  if (wish.what === 'costs') return <CostList wish={wish} data={data} onClose={onClose} />;
  return <BoardList wish={wish} data={data} onClose={onClose} />;
}
