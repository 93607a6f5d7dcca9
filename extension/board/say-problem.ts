import { ApiError } from '../../shared/api-client.ts';
import type { Labels } from '../../shared/model/labels.ts';
import { STRINGS } from '../i18n/translate.ts';

/** What went wrong, in words for the person; a fault of our own goes to the console as well. */
export function sayProblem(error: unknown): Labels {
  if (error instanceof ApiError) return error.labels;
  console.error('[earshot]', error);
  return STRINGS.wentWrong;
}
