import { escalationPolicies } from './escalations/registry.ts';
import type { PolicyChanges } from './policy-changes.ts';
import { slaPolicies } from './sla-policies/registry.ts';
import { forEveryUrgency } from './sla-policy.ts';

/** What the configuration says of rules that people change on the rules page as well. */
export interface ConfiguredPolicies {
  /** SOC-1: minutes from publication to the public answer. */
  readonly windowMinutes: number;
  /** ESC-2: more yuan than this are much at stake. */
  readonly amountAtStakeYuan: number;
}

/** The configuration as changes of the rules: what a person changes lies over them. What is as shipped is left out. */
export function configuredPolicies({ windowMinutes, amountAtStakeYuan }: ConfiguredPolicies): PolicyChanges {
  const isShipped = slaPolicies.some(({ id, minutes }) => id === 'social-answer' && minutes.normal === windowMinutes);
  const costly = escalationPolicies.filter(
    ({ trigger }) => trigger.type === 'history' && trigger.aboveAmountYuan !== amountAtStakeYuan,
  );
  return {
    ...(isShipped ? {} : { sla: [{ id: 'social-answer', minutes: forEveryUrgency(windowMinutes) }] }),
    ...(costly.length === 0
      ? {}
      : { escalations: costly.map(({ id }) => ({ id, aboveAmountYuan: amountAtStakeYuan })) }),
  };
}

/** What a configuration said, out of the changes that `configuredPolicies` made of it. */
export function readConfigured({ sla = [], escalations = [] }: PolicyChanges): ConfiguredPolicies {
  const answer = sla.find(({ id }) => id === 'social-answer') ?? slaPolicies.find(({ id }) => id === 'social-answer');
  const costly = escalationPolicies.find(({ trigger }) => trigger.type === 'history');
  const shippedYuan = costly?.trigger.type === 'history' ? costly.trigger.aboveAmountYuan : 0;
  return {
    windowMinutes: answer?.minutes?.normal ?? 0,
    amountAtStakeYuan: escalations.find(({ id }) => id === costly?.id)?.aboveAmountYuan ?? shippedYuan,
  };
}
