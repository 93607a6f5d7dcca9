import type { Kind, Topic, Urgency } from '../model/analysis.ts';
import type { Playbook } from './playbook.ts';

/** What is known of the case. */
export interface PlaybookRequest {
  readonly kind: Kind;
  readonly topic: Topic;
  readonly urgency: Urgency;
  readonly safety?: boolean;
}

const SAFETY_RULE = 'PLB-3';

/** Playbooks for a case, best first: kind and topic have to fit; one for the urgency goes before the others. A safety case has PLB-3 first. */
export function suggestPlaybooks(playbooks: readonly Playbook[], request: PlaybookRequest): Playbook[] {
  const isSafety = request.safety === true || request.topic === 'safety';
  return playbooks
    .filter((playbook) => (isSafety && playbook.rule === SAFETY_RULE) || fits(playbook, request))
    .map((playbook) => ({ playbook, rank: rank(playbook, request, isSafety) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ playbook }) => playbook);
}

function fits(playbook: Playbook, request: PlaybookRequest): boolean {
  return (
    playbook.topics.includes(request.topic) && (playbook.kinds.length === 0 || playbook.kinds.includes(request.kind))
  );
}

function rank(playbook: Playbook, request: PlaybookRequest, isSafety: boolean): number {
  if (playbook.rule === SAFETY_RULE) return isSafety ? 2 : -1;
  return playbook.urgencies.includes(request.urgency) ? 1 : 0;
}
