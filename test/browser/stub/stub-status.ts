import type { StubState } from './stub-state.ts';

/** What `GET /v1/status` says: what a test changed, and figures of a usual day. */
export function readStatus(state: StubState, serverTime: number): unknown {
  const all = [...state.mentions.values()];
  const blind = state.blind.length;
  return {
    serverTime,
    version: '0.1.0',
    api: state.api,
    drill: state.drill,
    practice: state.practice,
    sources: { total: 23, healthy: 23 - blind, late: 0, blind },
    blind: state.blind,
    counts: {
      open: all.filter((one) => one.state === 'open').length,
      claimed: all.filter((one) => one.state === 'claimed').length,
      answeredToday: 31,
      withinWindowShare: 0.968,
    },
    seq: state.events.length,
  };
}
