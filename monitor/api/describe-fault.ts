import type { ApiErrorBody } from '../../shared/schemas/api-error.ts';
import type { ApiFault } from './api-fault.ts';
import { API_ERRORS } from './errors.ts';

/** Status and body of a refusal. */
export function describeFault(fault: ApiFault): { readonly status: number; readonly body: ApiErrorBody } {
  const { status, message } = API_ERRORS[fault.code];
  const words = { ...fault.words, ...(fault.field === null ? {} : { field: fault.field }) };
  return {
    status,
    body: {
      error: {
        code: fault.code,
        message: { 'zh-CN': fillWords(message['zh-CN'], words), en: fillWords(message.en, words) },
        ...(fault.field === null ? {} : { field: fault.field }),
      },
    },
  };
}

function fillWords(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => words[name] ?? gap);
}
