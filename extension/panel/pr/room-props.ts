import type { ApiAnswer } from '../../../shared/api.ts';
import type { PanelState } from '../panel-store.ts';
import type { Answer } from '../use-answer.ts';

/** What every part of the room is drawn with. */
export interface RoomProps extends Pick<Answer<unknown>, 'doStep'> {
  readonly state: PanelState;
  readonly room: ApiAnswer<'getCase'>;
  /** This person may work here, and the case is open. */
  readonly works: boolean;
}
