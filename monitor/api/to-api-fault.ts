import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { StoreError, type StoreErrorCode } from '../store/sql/store-error.ts';
import { ApiFault } from './api-fault.ts';
import { sayIssue } from './say-issue.ts';

/** Turns whatever was thrown into a refusal; null when it is a failure of ours that has no better name. */
export function toApiFault(error: unknown): ApiFault | null {
  if (error instanceof ApiFault) return error;
  if (error instanceof StoreError) return STORE_FAULTS[error.code]?.(error) ?? null;
  if (hasZodFastifySchemaValidationErrors(error)) return fromValidation(error);
  return FASTIFY_FAULTS[readCode(error)]?.(error) ?? null;
}

function fromValidation(error: {
  readonly validation: readonly {
    readonly instancePath: string;
    readonly keyword: string;
    readonly message?: string | undefined;
    readonly params: unknown;
  }[];
  readonly validationContext?: string | undefined;
}): ApiFault {
  const [issue] = error.validation;
  const place = [error.validationContext ?? 'request', ...(issue?.instancePath ?? '').split('/')]
    .filter((part) => part !== '')
    .join('.');
  const said = sayIssue({ code: issue?.keyword ?? '', message: issue?.message ?? '', ...(issue?.params as object) });
  return new ApiFault('bad-request', { field: place, words: { zh: said['zh-CN'], en: said.en } });
}

const STORE_FAULTS: Partial<Record<StoreErrorCode, (error: StoreError) => ApiFault>> = {
  busy: (cause) => new ApiFault('busy', { cause, waitSeconds: 1 }),
  full: (cause) => new ApiFault('full', { cause }),
  unreachable: (cause) => new ApiFault('unavailable', { cause, waitSeconds: 5 }),
  'read-only': (cause) => new ApiFault('unavailable', { cause, waitSeconds: 30 }),
  corrupt: (cause) => new ApiFault('unavailable', { cause, waitSeconds: 30 }),
  'lease-lost': (cause) => new ApiFault('unavailable', { cause, waitSeconds: 5 }),
  'not-found': (cause) => new ApiFault('not-found', { cause, words: { what: cause.message } }),
  conflict: (cause) => new ApiFault('wrong-state', { cause, words: { state: String(cause.details.state ?? '?') } }),
};

const FASTIFY_FAULTS: Readonly<Record<string, (error: unknown) => ApiFault>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: (cause) => new ApiFault('too-large', { cause }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: (cause) => new ApiFault('not-json', { cause }),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: (cause) => new ApiFault('bad-http', { cause }),
  FST_ERR_CTP_EMPTY_JSON_BODY: (cause) => new ApiFault('bad-json', { cause, words: { reason: 'it is empty' } }),
  FST_ERR_BAD_URL: (cause) => new ApiFault('bad-address', { cause }),
  FST_ERR_ASYNC_CONSTRAINT: (cause) => new ApiFault('bad-address', { cause }),
  FST_ERR_MAX_PARAM_LENGTH: (cause) => new ApiFault('bad-address', { cause }),
};

function readCode(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
