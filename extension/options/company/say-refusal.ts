import { ApiError } from '../../../shared/api-client.ts';
import type { Labels } from '../../../shared/model/labels.ts';
import { STRINGS } from '../../i18n/translate.ts';

/** A role that may not is told who may; any other refusal speaks for itself. */
export function sayRefusal(error: unknown): Labels {
  if (error instanceof ApiError) return error.code === 'not-allowed' ? STRINGS.companyNotYours : error.labels;
  console.error('[earshot]', error);
  return STRINGS.wentWrong;
}
