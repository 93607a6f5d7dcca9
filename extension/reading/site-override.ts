import { CORRECTABLE_FIELDS, type CorrectedKind, type SiteCorrection } from '../../shared/model/site-correction.ts';
import type { Path, PostKind, SiteAdapter } from './site-adapter.ts';

/** The adapter as corrected. Shipped candidates stay behind the corrected ones, for pages that did not change. */
export function overrideAdapter(adapter: SiteAdapter, override: SiteCorrection): SiteAdapter {
  return {
    ...adapter,
    correction: override.revision,
    kinds: adapter.kinds.map((kind) => {
      const corrected = Object.hasOwn(override.kinds, kind.name) ? override.kinds[kind.name] : undefined;
      return corrected === undefined ? kind : correctKind(kind, corrected);
    }),
  };
}

function correctKind(kind: PostKind, { path, fields = {} }: CorrectedKind): PostKind {
  const corrected = Object.fromEntries(
    CORRECTABLE_FIELDS.flatMap((name) => {
      const first = fields[name];
      return first === undefined ? [] : [[name, [...first, ...(kind.fields[name] ?? [])]]];
    }),
  );
  return { ...kind, ...(path === undefined ? {} : { path }), fields: { ...kind.fields, ...corrected } };
}

/** The selectors that a correction brings. */
export function listSelectors({ kinds }: SiteCorrection): readonly string[] {
  const paths = Object.values(kinds).flatMap(({ path, fields = {} }): (Path | undefined)[] => [
    path,
    ...CORRECTABLE_FIELDS.flatMap((name) => fields[name]?.map(({ at }) => at) ?? []),
  ]);
  return paths.flatMap((path) => path ?? []);
}
