import type { Playbook } from '../playbook.ts';

/** PLB-10: identity, freeze, security check, first answer in 30 min. */
const playbook: Playbook = {
  id: 'account-risk',
  rule: 'PLB-10',
  name: { 'zh-CN': '账户与数据风险', en: 'account or data risk' },
  topics: ['account'],
  kinds: ['fault', 'complaint', 'inquiry'],
  urgencies: ['normal', 'important', 'urgent', 'critical'],
  templateIds: ['account-emergency'],
  steps: [
    {
      id: 'first-answer',
      does: { 'zh-CN': '首次答复', en: 'first answer' },
      department: 'security',
      promise: { minutes: 30, says: { 'zh-CN': '30分钟内', en: 'within 30 minutes' } },
    },
    {
      id: 'identity',
      does: {
        'zh-CN': '在官方渠道核验身份，不索要密码和验证码',
        en: 'confirm the identity in the official channel; never ask for passwords or codes',
      },
      department: 'security',
      promise: { minutes: 30, says: { 'zh-CN': '30分钟内', en: 'within 30 minutes' } },
    },
    {
      id: 'freeze',
      does: { 'zh-CN': '冻结账户', en: 'freeze the account' },
      department: 'security',
      promise: { minutes: 30, says: { 'zh-CN': '30分钟内', en: 'within 30 minutes' } },
    },
    {
      id: 'check',
      does: { 'zh-CN': '安全检查并恢复', en: 'security check and recovery' },
      department: 'security',
      promise: { minutes: 1440, says: { 'zh-CN': '24小时内', en: 'within 24 hours' } },
    },
    {
      id: 'tell',
      does: { 'zh-CN': '说明原因与防护建议', en: 'explain the cause and how to stay safe' },
      department: 'security',
      promise: { minutes: 1440, says: { 'zh-CN': '24小时内', en: 'within 24 hours' } },
    },
  ],
};
export default playbook;
