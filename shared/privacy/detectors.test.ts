import { describe, expect, it } from 'vitest';
import { findPersonalData } from './find-personal-data.ts';
import { detectors } from './registry.ts';
import { viewText } from './text-view.ts';

describe.each(detectors.map((detector) => [detector.id, detector] as const))('%s', (id, detector) => {
  it.each(detector.examples.hits)('finds %s', (text) => {
    expect([...detector.find(viewText(text))]).not.toEqual([]);
    expect(findPersonalData(viewText(text)).map((found) => found.type)).toContain(id);
  });
  it.each(detector.examples.passes)('lets pass %s', (text) => {
    expect([...detector.find(viewText(text))]).toEqual([]);
  });
  it('has examples of both sorts and both labels', () => {
    expect(detector.examples.hits.length).toBeGreaterThan(1);
    expect(detector.examples.passes.length).toBeGreaterThan(1);
    expect(detector.name['zh-CN']).not.toBe('');
    expect(detector.name.en).not.toBe('');
  });
});
