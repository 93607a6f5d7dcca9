import type { Kind, Topic, Urgency } from '../model/analysis.ts';
import type { Template, TemplateScope } from '../model/template.ts';
import type { ReplyStep } from './reply-rule.ts';

/** What is known about the post that is to be answered. */
export interface SuggestionRequest {
  readonly kind: Kind;
  readonly topic: Topic;
  readonly urgency: Urgency;
  readonly safety?: boolean;
  readonly step?: ReplyStep;
}

/** Rules that mark a template as made for a step. */
const STEP_RULES: Readonly<Record<ReplyStep, string>> = {
  first: 'SOC-2',
  second: 'SOC-3',
  waiting: 'TKT-4',
  solved: 'SOC-7',
};
/** Made for an occasion that a post alone does not tell; found by name, and last among the suggestions. */
const OCCASIONS = ['TKT-3', 'KPI-8', 'DSP-3', 'SAT-1'];
const WEIGHT = {
  safety: 100,
  step: 20,
  topic: 10,
  kind: 6,
  general: 1,
  otherKind: -60,
  otherTopic: -12,
  otherStep: -30,
  calmSafety: -50,
};

/** Templates that fit, best first; those that contradict the post are left out. Ties keep the order of the library. */
export function suggestTemplates(templates: readonly Template[], request: SuggestionRequest): Template[] {
  return templates
    .map((template) => ({ template, score: scoreTemplate(template, request) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ template }) => template);
}

function scoreTemplate(template: Template, request: SuggestionRequest): number {
  const isSafety = template.topics.includes('safety');
  const needsSafety = request.safety === true || request.topic === 'safety';
  let score = 0;
  if (isSafety) score += needsSafety ? WEIGHT.safety : WEIGHT.calmSafety;
  if (template.kinds.length === 0) score += WEIGHT.general;
  else score += template.kinds.includes(request.kind) ? WEIGHT.kind : WEIGHT.otherKind;
  if (template.topics.length === 0) score += WEIGHT.general;
  else if (!isSafety) score += template.topics.includes(request.topic) ? WEIGHT.topic : WEIGHT.otherTopic;
  const wanted = STEP_RULES[request.step ?? 'first'];
  const marked = Object.values(STEP_RULES).filter((rule) => template.rules.includes(rule));
  // A template without a mark answers a first time (thanks for praise, for a suggestion).
  const isOccasional = OCCASIONS.some((rule) => template.rules.includes(rule));
  const fits = marked.length === 0 ? !isOccasional && wanted === STEP_RULES.first : marked.includes(wanted);
  if (fits) score += WEIGHT.step;
  else score += WEIGHT.otherStep;
  return score;
}

/** Where somebody is about to answer. What is not known narrows nothing down. */
export interface ReplyPosition {
  readonly brandId?: string;
  readonly site?: string;
  readonly team?: string;
  readonly personId?: string;
}

/** The templates that are offered there. */
export function listTemplatesFor(templates: readonly Template[], position: ReplyPosition): Template[] {
  return templates.filter(({ scope = {} }) => isOfferedAt(scope, position));
}

/** Whether something of that scope is offered there. */
export function isOfferedAt(scope: TemplateScope, position: ReplyPosition): boolean {
  const admits = (wanted: readonly string[] | undefined, here: string | undefined) =>
    wanted === undefined || wanted.length === 0 || here === undefined || wanted.includes(here);
  return (
    admits(scope.brandIds, position.brandId) &&
    admits(scope.sites, position.site) &&
    admits(scope.teams, position.team) &&
    admits(scope.personIds, position.personId)
  );
}
