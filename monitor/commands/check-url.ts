import type { Command } from '../command.ts';
import { EXIT } from '../command.ts';
import { judgeUrl } from '../fetch/judge-url.ts';
import { readLines } from '../read-lines.ts';

const command: Command = {
  id: 'check-url',
  readsLines: true,
  labels: {
    'zh-CN': '判断网址能否抓取：每行一个网址，输出 allow 或 deny 及原因，不联网',
    en: 'Say whether URLs may be fetched: one a line, answers allow or deny with the reason, opens no socket',
  },
  define: (sub) => {
    sub.option('--allow-host <host:port...>', 'private services that may be reached');
  },
  async run(_args, options, streams) {
    const allowHosts = Array.isArray(options.allowHost) ? options.allowHost.map(String) : [];
    let lines = 0;
    for await (const line of readLines(streams.stdin)) {
      lines += 1;
      const verdict = judgeUrl(line, { allowHosts });
      await streams.write(verdict.allow ? 'allow\n' : `deny ${verdict.reason}\n`);
    }
    return lines === 0 ? EXIT.nothingRead : EXIT.done;
  },
};
export default command;
