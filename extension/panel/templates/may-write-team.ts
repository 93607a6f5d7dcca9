import type { StringKey } from '../../i18n/translate.ts';
import { may, type PanelState } from '../panel-store.ts';

/** Why this person cannot write templates of the house now, as a sentence; null: they can. */
export function whyNoTeam(state: PanelState, exists: boolean): StringKey | null {
  if (state.pairing === null) return 'templateTeamAlone';
  if (!exists) return state.link.kind === 'live' ? 'templateTeamOld' : 'templateTeamGone';
  return may(state, 'templates.manage') ? null : 'templateTeamRight';
}
