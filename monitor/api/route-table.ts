import { API_PATHS } from '../../shared/api-paths.ts';

interface Row {
  readonly method: string;
  readonly pattern: RegExp;
}

/** Addresses that are no JSON resource: plain text or a document about the others. */
const BESIDE = ['GET /metrics', 'GET /openapi.json'];

const ROWS: readonly Row[] = [...Object.values(API_PATHS), ...BESIDE].map((text) => {
  const [method = '', path = ''] = text.split(' ');
  return { method, pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`) };
});

/** The methods that an address takes; none: there is no such address. */
export function allowedMethods(path: string): string[] {
  return ROWS.filter((row) => row.pattern.test(path)).map((row) => row.method);
}
