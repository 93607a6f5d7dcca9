import './pr.css';
import type { JSX } from 'preact';
import type { PanelState } from '../panel-store.ts';
import { BurstDetail } from './burst-detail.tsx';
import { CaseRoom } from './case-room.tsx';
import { StoryDetail } from './story-detail.tsx';

export interface PrDetailProps {
  readonly state: PanelState;
  readonly view: 'story' | 'case' | 'burst';
  readonly id: string;
  readonly asPane: boolean;
}

/** One story, one case or one burst. */
export function PrDetail({ state, view, id, asPane }: PrDetailProps): JSX.Element {
  if (view === 'story') return <StoryDetail key={id} state={state} id={id} asPane={asPane} />;
  if (view === 'burst') return <BurstDetail key={id} state={state} id={id} asPane={asPane} />;
  return <CaseRoom key={id} state={state} id={id} asPane={asPane} />;
}
