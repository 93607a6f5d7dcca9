import { z } from 'zod';
import type { SourceType } from '../source-type.ts';

const settings = z.strictObject({
  /** Shared with the program that pushes; it signs each message with it. */
  secret: z.string().min(16, 'a secret of at least 16 characters'),
});

/** Posts that a program of your own pushes: a forum's webhook, feedback of the brand's groups, an import. Never asked, only told. */
const inbox: SourceType<z.output<typeof settings>> = {
  id: 'inbox',
  labels: { 'zh-CN': '推送收件箱（签名 Webhook）', en: 'Inbox (signed webhook)' },
  settings,
  example: { secret: 'a-long-random-secret' },
  notes: {
    'zh-CN':
      '需要 publicUrl。您的程序把帖子 POST 到 publicUrl/inbox/来源id，请求头 x-earshot-timestamp、x-earshot-id、x-earshot-signature: v1=HMAC-SHA256(secret, "timestamp.id.正文")；正文 {"posts":[{"id","text",…}]}。社群等非公开反馈也从这里进来，链接可以省略。',
    en: 'Needs publicUrl. Your program POSTs to publicUrl/inbox/SOURCE-ID with x-earshot-timestamp, x-earshot-id and x-earshot-signature: v1=HMAC-SHA256(secret, "timestamp.id.body"); the body is {"posts":[{"id","text",…}]}. Feedback of private groups comes in here too; it needs no link.',
  },
  /** Nothing is asked; silence that is unlike the usual is judged all the same. */
  async poll() {
    return { entries: [], notModified: true };
  },
};
export default inbox;
