import { randomUUID } from 'node:crypto';
import type { ApiBody } from '../../../shared/api.ts';
import type { RouteName } from '../../../shared/api-paths.ts';
import type { ChangedJudgement, CorrectionRecord, JudgementFields } from '../../../shared/model/correction.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import { type Call, PERSON } from './stub-state.ts';

const NOTHING = { total: 0, before: 0, after: 0, used: false };

/** What the stub answers when a judgement is set right. */
export function answerCorrections(name: RouteName, call: Call, now: number): unknown {
  const { state, params } = call;
  switch (name) {
    case 'listCorrections':
      return {
        items: state.corrections.filter(({ mentionId }) => mentionId === call.query.get('mention')).reverse(),
        learned: {
          complaint: { total: 12, before: 7, after: 10, used: true },
          ...{ sentiment: NOTHING, kind: NOTHING, topic: NOTHING, ours: [] },
        },
      };
    case 'correctMention': {
      const mention = state.mentions.get(params.id ?? '');
      if (!mention) return { refuse: { status: 404, code: 'no-mention', message: 'no such mention' } };
      const before = readFields(mention);
      const wanted = Object.entries(call.body as ApiBody<'correctMention'>) as [keyof JudgementFields, never][];
      const changed = Object.fromEntries(wanted.map(([field, to]) => [field, { from: before[field], to }]));
      const correction: CorrectionRecord = {
        ...{ id: randomUUID(), mentionId: mention.id, at: now, personId: PERSON.id, drill: mention.drill },
        ...{ changed: changed as ChangedJudgement, undoneAt: null, undoneBy: null },
      };
      state.corrections.push(correction);
      return { mention: apply(call, mention, correction, 'to'), correction };
    }
    case 'undoCorrection': {
      const at = state.corrections.findIndex(({ id }) => id === params.id);
      const found = state.corrections[at];
      const mention = state.mentions.get(found?.mentionId ?? '');
      if (!found || !mention) return { refuse: { status: 404, code: 'no-correction', message: 'no such correction' } };
      const correction = { ...found, undoneAt: now, undoneBy: PERSON.id };
      state.corrections[at] = correction;
      return { mention: apply(call, mention, correction, 'from'), correction };
    }
    default:
      return { refuse: { status: 501, code: 'stub', message: `the stub does not know ${name}` } };
  }
}

function readFields({ analysis, level, dismissReason }: Mention): JudgementFields {
  const { sentiment, complaint, kind, topic } = analysis;
  return {
    ...{ sentiment: sentiment.label, complaint: complaint.is, kind, topic, level },
    ours: dismissReason !== 'not-ours',
  };
}

function apply(call: Call, mention: Mention, { changed }: CorrectionRecord, side: 'from' | 'to'): Mention {
  const now = { ...readFields(mention) };
  const next = { ...now, ...Object.fromEntries(Object.entries(changed).map(([field, of]) => [field, of[side]])) };
  const { analysis } = mention;
  const judged: Mention = {
    ...mention,
    level: next.level,
    ...(next.ours === now.ours
      ? {}
      : { state: next.ours ? 'open' : 'dismissed', dismissReason: next.ours ? null : 'not-ours' }),
    analysis: {
      ...analysis,
      sentiment: { ...analysis.sentiment, label: next.sentiment },
      complaint: { ...analysis.complaint, is: next.complaint },
      kind: next.kind,
      topic: next.topic,
      level: next.level,
    },
  };
  call.state.mentions.set(judged.id, judged);
  call.tell('mention.updated', judged.id, judged);
  return judged;
}
