import type { GuardFinding } from '../model/guard.ts';
import { PRIVATE_FIELDS, PUBLIC_FIELDS } from '../model/template.ts';
import { listFields } from './fill-template.ts';
import { checkReply } from './guard.ts';
import type { ReplyPlace } from './reply-rule.ts';

/** What is wrong with one wording of a template before anybody used it. `block`: it cannot be kept like this. */
export interface WordingFault {
  readonly weight: GuardFinding['weight'];
  readonly rule: string;
  readonly say: GuardFinding['say'];
}

const KNOWN: readonly string[] = [...PUBLIC_FIELDS, ...PRIVATE_FIELDS];

/** Judges a wording by the rules of every reply, with its places as they stand while nothing is known. */
export function lintWording(text: string, where: ReplyPlace): readonly WordingFault[] {
  const fields = listFields(text);
  const secret = fields.filter((field) => (PRIVATE_FIELDS as readonly string[]).includes(field));
  const unknown = fields.filter((field) => !KNOWN.includes(field));
  const plain = text.replace(/\{\{[^{}|]*(?:\|([^{}]*))?\}\}|\[\[|\]\]/g, (_, fallback?: string) => fallback ?? '');
  const found = new Map<string, WordingFault>();
  for (const { weight, rule, say } of checkReply(plain, { where }).findings) found.set(say.zh, { weight, rule, say });
  return [
    ...(where === 'public' ? secret : []).map((field) => ({
      weight: 'block' as const,
      rule: 'SOC-4',
      say: {
        zh: `公开部分不能有 {{${field}}}，请放到私信里。`,
        en: `{{${field}}} must not stand in the public half: move it to the direct message.`,
      },
    })),
    ...unknown.map((field) => ({
      weight: 'warn' as const,
      rule: 'LNG-6',
      say: {
        zh: `没有叫 {{${field}}} 的位置，使用时会问填写的人。`,
        en: `There is no place called {{${field}}}; whoever uses it will be asked.`,
      },
    })),
    ...found.values(),
  ];
}
