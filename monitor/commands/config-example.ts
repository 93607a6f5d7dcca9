import { stringify } from 'yaml';
import { z } from 'zod';
import type { Labels } from '../../shared/model/labels.ts';
import { TRIAGE_THRESHOLDS } from '../../shared/understanding/triage-thresholds.ts';
import { channels } from '../alert/channels/registry.ts';
import { type Command, EXIT } from '../command.ts';
import { helpdesks } from '../helpdesk/helpdesks/registry.ts';
import { sourceTypes } from '../sources/registry.ts';
import exampleBrand from './config-example.json' with { type: 'json' };

const command: Command = {
  id: 'config-example',
  labels: { 'zh-CN': '打印一份可直接修改的配置', en: 'Print a configuration to start from' },
  define: () => undefined,
  async run(_args, _options, streams) {
    await streams.write(writeExample());
    return EXIT.done;
  },
};
export default command;

interface PlugIn {
  readonly id: string;
  readonly labels: Labels;
  readonly settings: z.ZodType;
  readonly example: unknown;
  readonly notes?: Labels;
}

/** The example in YAML: one working source, every other plug-in as a remark drawn from its own schema and example. */
export function writeExample(): string {
  const [first, ...others] = [...sourceTypes.values()] as PlugIn[];
  const parts = [
    '# Earshot 顺风耳 · check with: npm run -s earshot -- config check FILE',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the reader of the file is meant to write it so
    '# ${NAME} is filled in from the environment, so that secrets need not stand here.\n',
    stringify({
      workspace: exampleBrand.workspace,
      brands: [exampleBrand.brand],
      complaintTerms: exampleBrand.complaintTerms,
    }),
    '# Where to listen. 来源',
    stringify({ sources: first === undefined ? [] : [toItem(first, exampleBrand.brand.id)] }),
    ...others.map((type) => remark(type, toItem(type, exampleBrand.brand.id))),
    '# Who is told, and where. 人员与预警通道',
    stringify({ people: exampleBrand.people }),
    '# channels:',
    ...([...channels.values()] as PlugIn[]).map((kind) =>
      remark(kind, { id: `my-${kind.id}`, type: kind.id, settings: kind.example }),
    ),
    '\n# A helpdesk that you have already gets the tickets; their state comes back. 已有的服务台',
    '# helpdesks:',
    ...([...helpdesks.values()] as PlugIn[]).map((kind) =>
      remark(kind, { id: `my-${kind.id}`, type: kind.id, settings: kind.example }),
    ),
    '\n# Which channels hear of what; empty lists mean "all". 路由',
    '# routes:\n#   - levels: [orange, red]\n#     channels: [my-wecom]\n#   - { languages: [en], during: cn-office, channels: [my-email] }\n#   - { channels: [my-wecom], quiet: { during: cn-night, levels: [orange], flags: [safety] } }',
    '# Hours with a name, for "during"; there are cn-office, cn-service and cn-night already. 时段',
    '# calendars:\n#   berlin: { timeZone: Europe/Berlin, week: { mon: ["09:00-17:30"], fri: ["09:00-15:00"] } }',
    '# A person may have quiet hours, and be away with a substitute. 免打扰与代班',
    '#   - { name: 李雷, role: pr, channels: [my-email], quiet: { during: cn-night }, away: [{ from: 2027-02-10, until: 2027-02-16, substitute: 王敏 }] }\n',
    '# SOC-1: minutes from publication to the public answer, and the part of it that belongs to the person.',
    '# Yuan for a dollar; what is much at stake in yuan (ESC-2), how many followers are public opinion (ESC-3), and the stars of a bad review (SLA-REVIEW).',
    stringify({ policies: { windowMinutes: 10, reserveMinutes: 5, dollarRate: 7, ...TRIAGE_THRESHOLDS } }),
    '# publicUrl: https://care.example.com   # pages for customers and phones; off without it',
    '# publicListen: { port: 7380 }          # where your proxy finds them',
    '# A mailbox of customers, read over IMAP and answered over SMTP (SLA-MAIL). 客服邮箱',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the same
    '# mailboxes:\n#   - { id: care, address: care@example.com, name: 客服中心, imap: { host: imap.example.com, port: 993, user: care, password: "${MAIL_PASSWORD}" }, smtp: { host: smtp.example.com, port: 465, user: care, password: "${MAIL_PASSWORD}" } }\n',
    '# A brief for PR by mail or any other channel: every day, or every week on a weekday. 舆情日报与周报',
    '# briefs:\n#   - { id: morning, every: day, at: "08:30", timeZone: Asia/Shanghai, language: zh-CN, channels: [my-email] }\n#   - { id: monday, every: week, weekday: mon, at: "09:00", timeZone: Asia/Shanghai, channels: [my-email] }\n',
    '# A social site changed and the extension reads it no more: selectors for every browser, until a release mends it. 网站改版时的选择器更正\n# siteCorrections:\n#   - { site: weibo, revision: 1, kinds: { post: { fields: { author: [{ at: "a.name" }] } } } }\n',
    '# audit: { timestampUrl: https://tsa.example.com, timeZone: Asia/Shanghai }   # RFC 3161 stamp of each day',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the same
    '# database: postgres://earshot:${DB_PASSWORD}@db.internal/earshot   # default: a file in the data folder',
    '# privateHosts: ["127.0.0.1:1200"]       # private services that may be fetched, always host:port\n',
  ];
  return parts.join('\n');
}

function toItem(type: PlugIn, brandId: string) {
  return { id: `my-${type.id}`, type: type.id, name: type.labels['zh-CN'], settings: type.example, brands: [brandId] };
}

/** A plug-in as lines behind `#`: labels, notes, the fields of its settings, an entry ready to be used. */
function remark(plugIn: PlugIn, item: unknown): string {
  const fields = Object.keys(
    (z.toJSONSchema(plugIn.settings, { io: 'input', unrepresentable: 'any' }).properties ?? {}) as object,
  );
  const lines = [
    `${plugIn.labels['zh-CN']} · ${plugIn.labels.en}`,
    ...(plugIn.notes === undefined ? [] : [plugIn.notes['zh-CN'], plugIn.notes.en]),
    `settings: ${fields.join(', ')}`,
    ...stringify([item]).trimEnd().split('\n'),
  ];
  return `${lines.map((line) => `  # ${line}`).join('\n')}\n`;
}
