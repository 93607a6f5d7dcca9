import type { CrisisCase, CrisisStep } from '../../shared/model/crisis.ts';
import type { Labels } from '../../shared/model/labels.ts';
import { maskPersonalData } from '../../shared/privacy/mask.ts';
import { CRISIS_POLICY } from '../../shared/service/crisis-policy.ts';
import type { AlertContent } from '../store/alerts.ts';
import { fillLabels } from './fill-labels.ts';
import labels from './labels.json' with { type: 'json' };

/** The task force is called together: what it is about, and what comes first. */
export function composeCaseOpened(of: CrisisCase, brand: string | null): AlertContent {
  const minutes = Math.min(...CRISIS_POLICY.steps.map((step) => step.minutes));
  return {
    ...contentOf(of, brand),
    crisis: { caseId: of.id, step: null },
    level: 'red',
    headline: fillLabels(labels.caseOpened, { number: of.number }),
    reasons: [fillLabels(labels.caseOpenedDuty, { steps: CRISIS_POLICY.steps.length, minutes })],
    dueAt: of.openedAt + minutes * 60_000,
  };
}

/** A box of the checklist is late: whose it is, and whether that has climbed. */
export function composeStepOverdue(
  of: CrisisCase,
  step: CrisisStep,
  more: { readonly ownerName: string | null; readonly hasClimbed: boolean; readonly brand: string | null },
): AlertContent {
  const owner: Labels =
    more.ownerName === null ? labels.caseOverdueNobody : fillLabels(labels.caseOverdueOwner, { owner: more.ownerName });
  return {
    ...contentOf(of, more.brand),
    crisis: { caseId: of.id, step: step.step },
    level: more.hasClimbed ? 'red' : 'orange',
    headline: fillLabels(labels.caseOverdue, { number: of.number, step: step.name }),
    reasons: [
      owner,
      ...(more.hasClimbed ? [fillLabels(labels.caseClimbed, { minutes: CRISIS_POLICY.climbMinutes })] : []),
    ],
    dueAt: step.dueAt,
  };
}

function contentOf(
  of: CrisisCase,
  brand: string | null,
): Omit<AlertContent, 'level' | 'headline' | 'reasons' | 'dueAt'> {
  return {
    kind: 'case',
    // The title may be a customer's own words (SEC-1).
    excerpt: maskPersonalData(of.title),
    author: null,
    site: null,
    permalink: null,
    brand,
    publishedAt: null,
    storySize: 1,
    ackUrl: null,
    drill: of.drill,
  };
}
