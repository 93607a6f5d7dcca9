import type { PostKind, SiteAdapter } from '../reading/site-adapter.ts';
import { SITES } from '../sites/registry.ts';

const practice = SITES.find(({ id }) => id === 'practice-plain');
if (!practice) throw new Error('the practice site has no adapter');

/** Its posts stand in one browser: there is no address by which a colleague could open one. */
function withoutAddresses(kind: PostKind): PostKind {
  const { permalink: _address, authorUrl: _profile, ...fields } = kind.fields;
  return { ...kind, fields };
}

/** The practice site as the extension's own page has it: the same markup, so that what is practised is what is done on a site. */
export const OWN_PRACTICE: SiteAdapter = {
  ...practice,
  kinds: practice.kinds.map(withoutAddresses),
  expect: { fill: { id: 1, author: 1, text: 0.9 }, probe: [] },
};
