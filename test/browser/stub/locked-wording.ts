import type { ApiAnswer } from '../../../shared/api.ts';

/** The agreed wording of an open case, with words of its own for Weibo. */
export function lockedWording(): ApiAnswer<'listWordings'>['items'][number] {
  const at = Date.UTC(2026, 2, 10, 4);
  return {
    case: {
      ...{ id: 'case-1', number: 7, brandId: 'xinrui', title: '充电冒烟', origin: 'hand', subjectId: null },
      ...{ storyId: null, ownerId: 'p-wang', openedAt: at, dueAt: at + 86_400_000, closedAt: null, outcome: null },
      drill: false,
    },
    statement: {
      ...{ id: 'statement-1', caseId: 'case-1', kind: 'holding', version: 2, text: '我们已关注，正在核查。' },
      variants: [{ site: 'weibo', text: '我们已关注，正在核查（微博）。' }],
      ...{ draftedBy: 'p-wang', draftedAt: at, state: 'locked', lockedAt: at, missing: [], verdicts: [], posts: [] },
    },
  };
}
