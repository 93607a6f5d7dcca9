import type { PanelState } from './panel-store.ts';

type Known = Pick<PanelState, 'status' | 'pairing' | 'practising'>;

/** True: the whole monitor is a drill; there is no other side to turn to. */
export function isOnlyPractice({ status, pairing }: Known): boolean {
  return pairing?.drill === true || status?.drill === true;
}

/** True: what the panel shows and makes is practice. */
export function isPractice(state: Known): boolean {
  return state.practising || isOnlyPractice(state);
}

/** Whether tickets of a drill are here: made on the extension's own practice page, they need no monitor that runs one. */
export function hasPractice({ tickets, outbox }: PanelState): boolean {
  return outbox.some(({ draft }) => draft.drill) || [...tickets.values()].some(({ drill }) => drill);
}

/** What a list that the monitor keeps is asked for, so that practice and work never stand in one. */
export function sideQuery(state: Known): { readonly drill?: boolean } {
  return isOnlyPractice(state) ? {} : { drill: state.practising };
}

/** The state with only what belongs to the side that is shown: practice, or work. */
export function chooseSide(state: PanelState): PanelState {
  if (isOnlyPractice(state)) return state;
  const { practising } = state;
  const own = state.outbox.filter(({ draft }) => draft.drill === practising);
  return {
    ...state,
    mentions: halfOf(state.mentions, practising),
    tickets: halfOf(state.tickets, practising),
    // The same list as long as nothing is left out: who draws it compares.
    outbox: own.length === state.outbox.length ? state.outbox : own,
  };
}

type Rows<T> = ReadonlyMap<string, T>;

/** Halves of each map, made once: maps are replaced when they change. */
const halves = new WeakMap<object, { readonly work: Rows<never>; readonly practice: Rows<never> }>();

function halfOf<T extends { readonly drill: boolean }>(all: Rows<T>, practising: boolean): Rows<T> {
  let known = halves.get(all) as { readonly work: Rows<T>; readonly practice: Rows<T> } | undefined;
  if (!known) {
    const practice = new Map([...all].filter(([, { drill }]) => drill));
    known = { practice, work: practice.size === 0 ? all : new Map([...all].filter(([, { drill }]) => !drill)) };
    halves.set(all, known as never);
  }
  return practising ? known.practice : known.work;
}
