import type { DisputePolicy } from '../dispute-policy.ts';

/** DSP-4: evidence uploaded in 24 hours. */
const policy: DisputePolicy = {
  id: 'platform-arbitration',
  rule: 'DSP-4',
  name: { 'zh-CN': '平台仲裁', en: 'platform arbitration' },
  stage: 'platform-arbitration',
  leads: 'manager',
  departments: ['service-supervisor'],
  minutes: 24 * 60,
  calendar: 'always',
  deliverables: [{ 'zh-CN': '证据已上传平台', en: 'evidence uploaded to the platform' }],
};
export default policy;
