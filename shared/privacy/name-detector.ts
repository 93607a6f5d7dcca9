import type { Labels } from '../model/labels.ts';
import { detectors } from './registry.ts';

/** What people call that kind of personal data. */
export function nameDetector(type: string): Labels {
  return detectors.find(({ id }) => id === type)?.name ?? { 'zh-CN': type, en: type };
}
